#include "cli/archive_differ.hpp"

#include "cli/access_options.hpp"
#include "cli/actor_options.hpp"
#include "cli/key_options.hpp"
#include "cli/session.hpp"

namespace palimpsest::cli {

ArchiveDiffer::ArchiveDiffer(const Session& session)
    : actor_(actor(session)),
      store_(open_to_write(session)),
      before_(worker_program(), worker_options(session)),
      after_(worker_program(), worker_options(session)),
      differ_(store_, {before_, after_}, actor_, audience(session)) {}

}  // namespace palimpsest::cli
