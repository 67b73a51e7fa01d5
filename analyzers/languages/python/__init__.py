"""Python source to FileFacts: the only place that knows Python syntax."""
