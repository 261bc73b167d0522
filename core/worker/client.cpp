namespace palimpsest::worker {}
