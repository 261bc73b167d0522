// How many readers do at once what costs: some do it, some wait for their turn, all others are told
// to try again.
#pragma once

#include <condition_variable>
#include <cstddef>
#include <mutex>

namespace palimpsest::archive {

class Turns {
 public:
  Turns(std::size_t at_once, std::size_t most_waiting) : free_(at_once), most_(most_waiting) {}

  // One of them, given back at the end of its life.
  class Turn {
   public:
    explicit Turn(Turns& turns) : turns_(turns) {}
    ~Turn() { turns_.give_back(); }
    Turn(const Turn&) = delete;
    Turn& operator=(const Turn&) = delete;

   private:
    Turns& turns_;
  };

  // Waits for a turn. Any thread may ask. Throws Error(conflict) when too many wait already.
  [[nodiscard]] Turn take();

 private:
  void give_back();

  std::mutex mutex_;
  std::condition_variable is_free_;
  std::size_t free_;
  std::size_t waiting_ = 0;
  const std::size_t most_;
};

}  // namespace palimpsest::archive
