"""What visitors would see, before it is reviewed: an edition with drafts in it, in a store of its own that no kiosk and
no node reads, signed by a key that nobody trusts.

laying   drafts among what is live, made into shards: work for a worker
showing  the store, its numbers, and the kiosk's pages over it
"""
