"""What any node may know: signed and numbered content, the store it lies in, and what is shown when.

errors      why something was refused           canonical   one byte form of a value
keys        signing, and whom to trust          envelope    a signed body and when it is accepted
programme   a channel's plan (layout, checks)   timeline    at(programme, now)
edition     what the kiosks may show (shards)   access      who may connect
clock       now, never before the content       seal        what only the hub can read
store       the verified copy on disk (blobs, durable, files, prune)
reader      the last good of everything in it (slot, slots, held)
follow      when a pointer was switched
feed        fills a store from an upstream (feeding, fetch, head, blob_stream, wire, feed_state)
spool       what this process has to report (spool_files)

Only the standard library and PyNaCl are imported here.
"""
