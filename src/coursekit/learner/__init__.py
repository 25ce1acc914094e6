"""What a learner did: attempts, kept in one SQLite file of the learner's own."""

from coursekit.learner.store import Attempt, Store, store_path

__all__ = ["Attempt", "Store", "store_path"]
