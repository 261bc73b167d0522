#include "cli/bag_export.hpp"

#include "archive/exchange/export_bag.hpp"
#include "archive/exchange/record_copy.hpp"
#include "base/counted.hpp"
#include "base/error.hpp"
#include "cli/actor_options.hpp"
#include "cli/session.hpp"
#include "record/bag_output.hpp"
#include "report/style.hpp"

#include <iostream>

namespace palimpsest::cli {
namespace {

// A copy is made whether or not the archive can be written.
void record_bag(store::Store& store, const Holdings& holdings, const archive::BagSize& bag,
                const BagChoice& choice, const Session& session) {
  std::vector<DocumentId> documents;
  if (choice.is_partial) {
    for (const HeldDocument& held : holdings.documents) documents.push_back(held.document.id);
  }
  const std::string what =
      "a bag with " + counted(bag.files, "file") + ", " + counted(bag.bytes, "byte");
  try {
    (void)archive::record_copy(store, what, documents, actor(session));
  } catch (const Error& error) {
    const bool is_read_only =
        error.kind() == ErrorKind::kConflict || error.kind() == ErrorKind::kEnvironment;
    if (!is_read_only) throw;
    std::cerr << "note: the archive has no record of this copy: " << error.what() << "\n";
  }
}

}  // namespace

void write_bag(store::Store& store, const Holdings& holdings, const BagChoice& choice,
               const Session& session) {
  const std::string& folder = choice.folder;
  const archive::BagSize bag = archive::export_bag(store, holdings, folder, actor(session).time);
  if (choice.is_recorded) record_bag(store, holdings, bag, choice, session);
  if (session.is_json) {
    std::cout << record::written_bag_to_json(folder, bag.files, bag.bytes);
    return;
  }
  std::cout << "wrote the bag " << report::printable(folder) << ": " << counted(bag.files, "file")
            << ", " << counted(bag.bytes, "byte") << "\ncheck it: palimpsest verify --bagit "
            << report::quoted_for_shell(folder)
            << ", or sha256sum -c manifest-sha256.txt in its folder\n";
}

}  // namespace palimpsest::cli
