// The deleter of a foreign handle, named by the function that frees it.
#pragma once

namespace palimpsest {

template <auto Free>
struct FreeWith {
  template <class T>
  void operator()(T* handle) const {
    Free(handle);
  }
};

}  // namespace palimpsest
