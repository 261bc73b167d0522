namespace palimpsest::pdf {}
