import os

REPORTS = os.environ.get("REPORTS", "/srv/reports")
SCRATCH_DIR = os.environ.get("SCRATCH_DIR", "/srv/scratch")
