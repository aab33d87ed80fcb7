"""A scheduler of jobs kept in Redis, a sample port of redisched."""

from redisched.scheduler import BadArgumentError, Counts, Job, JobInfo, Scheduler

__all__ = ["BadArgumentError", "Counts", "Job", "JobInfo", "Scheduler"]
__version__ = "0.1.0"
