// Shows a comparison of files while it runs, on a terminal and nowhere else: a line that moves on
// standard error, and what seems to have changed on standard output.
#pragma once

#include "archive/compare/side_by_side.hpp"

namespace palimpsest::cli {

class FileDiffProgress : public archive::DiffObserver {
 public:
  explicit FileDiffProgress(bool shows_previews) : shows_previews_(shows_previews) {}

  void page_read(int page, int pages) override;
  [[nodiscard]] bool wants_previews() const override { return shows_previews_; }
  void seems_changed(const Diff& pair) override;

  // Leaves the line of the terminal free, and says that the whole answer follows.
  void end();

 private:
  bool shows_previews_;
  bool has_shown_ = false;
};

}  // namespace palimpsest::cli
