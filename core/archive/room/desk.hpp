// An opened archive for each reader who is being served: a store belongs to one thread at a time.
#pragma once

#include "store/store.hpp"

#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <vector>

namespace palimpsest::archive {

using OpenStore = std::function<store::Store()>;

class Desks {
 public:
  // At most `count` archives are open at once.
  Desks(OpenStore open, std::size_t count);

  // One of them, given back at the end of its life.
  class Desk {
   public:
    Desk(Desks& desks, std::unique_ptr<store::Store> store);
    ~Desk();
    Desk(const Desk&) = delete;
    Desk& operator=(const Desk&) = delete;

    [[nodiscard]] store::Store& store() const { return *store_; }

   private:
    Desks& desks_;
    std::unique_ptr<store::Store> store_;
  };

  // Waits for a free one. Throws Error(conflict) when too many wait already.
  [[nodiscard]] Desk take();

 private:
  void give_back(std::unique_ptr<store::Store> store);

  OpenStore open_;
  std::mutex mutex_;
  std::condition_variable is_free_;
  std::vector<std::unique_ptr<store::Store>> free_;
  std::size_t unopened_;
  std::size_t waiting_ = 0;
};

}  // namespace palimpsest::archive
