"""A pytest plugin for the tests of argilla-server: no server of Redis, and no search engine to be tidied up."""

from unittest import mock

import fakeredis
import opensearchpy
import redis

redis.from_url = lambda *_args, **_options: fakeredis.FakeRedis()
opensearchpy.OpenSearch = mock.MagicMock()
