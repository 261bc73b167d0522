#include "archive/maintain/maintain.hpp"

#include "archive/maintain/catalogue_index.hpp"
#include "archive/reading/page_results.hpp"
#include "archive/reading/reading_method.hpp"
#include "archive/room/page_pictures.hpp"
#include "store/maintain/repack.hpp"

namespace palimpsest::archive {

Maintenance maintain(store::Store& store) {
  const store::RepackOutcome packed = store::repack(store);
  // Results of another build of this program are never asked for again.
  store::CacheFolder(page_results_folder(store.root())).remove_all_but(reading_method());
  store::CacheFolder(picture_folder(store.root())).remove_all_but(reading_method());
  (void)open_index(store);
  return {packed.objects, packed.packs_before, packed.loose_before, packed.bytes_before,
          packed.bytes_after};
}

}  // namespace palimpsest::archive
