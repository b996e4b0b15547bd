"""CAP 1.2 and GB/T 35965 messages: what comes is hostile until it has been read, and drafts until people confirm it.

safely      bytes as XML that names nothing outside itself
signature   whose enveloped signature it carries, and whether that is trusted here
reading     the fields of a message as they are written
times       instants as CAP and as GB/T 35965 write them
meaning     what they mean for this office's screens
places      which places are this office's
taking      taken in, or refused by one line, in the ledger either way
folder      files that other programs drop
"""
