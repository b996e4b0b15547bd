"""The floors of the house, their maps, and the way from this kiosk to any place in it.

building    the floors as an edition tells them          graph    their walkways, lifts and stairs, joined
routes      the shortest way to every place              walk     a way as stretches, turns and doors
steps       a way as what there is to do                 words    the same in the language of the page
sheet       a floor as what is drawn                     labels   names fitted into rooms
kept        all that, made once an edition               pages    /floors/ and /route/
"""
