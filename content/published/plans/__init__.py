"""A floor's plan as the desk checks it and the kiosk reads it: one reading, so that what passed can be walked.

plane       points and lines in whole centimetres: x to the right, y down
features    what a plan holds, feature by feature
ways        how its walkways join, and where each place is reached from them
"""
