// All that a command needs to compare revisions of an archive, opened together.
#pragma once

#include "archive/actor.hpp"
#include "archive/history/differ.hpp"
#include "cli/actor_options.hpp"
#include "store/store.hpp"
#include "worker/client/client.hpp"

namespace palimpsest::cli {

struct Session;

class ArchiveDiffer {
 public:
  // Opens the archive of the session. Throws Error(input) when there is none.
  explicit ArchiveDiffer(const Session& session);
  ArchiveDiffer(const ArchiveDiffer&) = delete;
  ArchiveDiffer& operator=(const ArchiveDiffer&) = delete;

  [[nodiscard]] store::Store& store() { return store_; }
  [[nodiscard]] archive::Differ& differ() { return differ_; }

 private:
  archive::Actor actor_;
  store::Store store_;
  worker::Client before_;
  worker::Client after_;
  archive::Differ differ_;
};

}  // namespace palimpsest::cli
