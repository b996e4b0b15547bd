"""Alerts: an emergency takes the screens, and leaves them by itself.

An alert is a message that is never changed: what people do with it are acts beside it, and an update or a cancel is a
further message that refers to it. Everything else follows from these facts and the time.

  facts        what a message says: the eight compulsory facts, checked field by field
  standing     pure: when it is on the air, why it is no more, in which state it is now
  winning      pure: the highest level wins, the newest within a level; a drill never covers what is real
  rows         messages as they lie in the database, held against the ledger
  acts         writing, confirming, breaking the glass, reviewing, clearing, discarding
  airing       what goes to the press
  shown        which screens showed it, and which are missing
  templates    what it is typed from
  cap          CAP 1.2 and GB/T 35965 messages, by upload, API or folder
"""
