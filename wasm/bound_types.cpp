// The types that bindings.cpp passes. Embind's own list, which this replaces, has every type that there is, with its
// name and a call; and the host's half of Embind brings code for each of them along.
#include <emscripten/bind.h>
#include <emscripten/emscripten.h>

#include <cstdint>
#include <cstring>
#include <limits>
#include <string>

using emscripten::internal::TypeID;

namespace {

template <class Integer>
void bind_integer(const char* name) {
  using Limits = std::numeric_limits<Integer>;
  emscripten::internal::_embind_register_integer(TypeID<Integer>::get(), name, sizeof(Integer),
                                                 static_cast<std::int32_t>(Limits::min()),
                                                 static_cast<std::uint32_t>(Limits::max()));
}

}  // namespace

extern "C" {

/// Called by Emscripten, by this name, before `main`.
EMSCRIPTEN_KEEPALIVE __attribute__((constructor)) void __embind_register_native_and_builtin_types() {
  emscripten::internal::_embind_register_void(TypeID<void>::get(), "void");
  emscripten::internal::_embind_register_std_string(TypeID<std::string>::get(), "std::string");
  bind_integer<int>("int");
  bind_integer<unsigned long>("unsigned long");
}

/// For messages about a type that is not bound; all are. The host frees the name.
EMSCRIPTEN_KEEPALIVE const char* __getTypeName(const std::type_info*) {
  return strdup("");
}
}
