#include "archive/removal/letters.hpp"

#include "archive/tree/catalogue.hpp"

#include <algorithm>

namespace palimpsest::archive {
namespace {

bool is_letter_at(const Source& source, const DocumentId& owner, const RemovalTarget& place) {
  const bool is_letter = source.person && source.evidence && source.release;
  return is_letter && place.folder && !place.pages && place.document == owner &&
         place.folder->text() == source.release->text();
}

void add_letters(const store::Snapshot& snapshot, const RemovalTarget& place,
                 std::set<Sha256>& letters) {
  const auto document = Catalogue(snapshot).document(place.document);
  for (const StateClaim& claim : document ? document->states : std::vector<StateClaim>{}) {
    if (is_letter_at(claim.source, place.document, place)) letters.insert(*claim.source.evidence);
  }
}

}  // namespace

bool is_letter_of(const Source& source, const DocumentId& owner, const RemovalTarget& target) {
  return is_letter_at(source, owner, target) ||
         std::any_of(target.former.begin(), target.former.end(), [&](const RemovalTarget& former) {
           return is_letter_at(source, owner, former);
         });
}

std::set<Sha256> letters_of(const store::Snapshot& snapshot, const RemovalTarget& target) {
  std::set<Sha256> letters;
  add_letters(snapshot, target, letters);
  for (const RemovalTarget& former : target.former) add_letters(snapshot, former, letters);
  return letters;
}

}  // namespace palimpsest::archive
