#pragma once

#include <algorithm>
#include <type_traits>

/// What the rewritten sources call: every function gives what the source says, unless its mutant is the active one.
namespace mutants {

inline constexpr int kMost = 1 << 18;
extern int active;                    // of the environment: TIERWISE_MUTANT; 0: none
extern unsigned char reached[kMost];  // by mutant: whether the running test came by it

/// Where the compiler evaluates there is no environment; there the source holds as it is.
constexpr bool on(int mutant) {
  if (std::is_constant_evaluated()) return false;
  reached[mutant] = 1;
  return active == mutant;
}

constexpr bool flip(int mutant, bool value) {
  return on(mutant) != value;
}

// One end of a comparison more, or one less.
template <class A, class B>
constexpr bool less(int mutant, const A& a, const B& b) {
  return on(mutant) ? !(b < a) : a < b;
}
template <class A, class B>
constexpr bool less_equal(int mutant, const A& a, const B& b) {
  return on(mutant) ? a < b : a <= b;
}
template <class A, class B>
constexpr bool greater(int mutant, const A& a, const B& b) {
  return on(mutant) ? !(a < b) : a > b;
}
template <class A, class B>
constexpr bool greater_equal(int mutant, const A& a, const B& b) {
  return on(mutant) ? b < a : a >= b;
}

template <class A, class B>
constexpr auto plus(int mutant, const A& a, const B& b) {
  return on(mutant) ? a - b : a + b;
}
template <class A, class B>
constexpr auto minus(int mutant, const A& a, const B& b) {
  return on(mutant) ? a + b : a - b;
}
template <class A, class B>
constexpr auto times(int mutant, const A& a, const B& b) {
  return on(mutant) ? a / b : a * b;
}
template <class A, class B>
constexpr auto divided(int mutant, const A& a, const B& b) {
  return on(mutant) ? a * b : a / b;
}
template <class A, class B>
constexpr auto modulo(int mutant, const A& a, const B& b) {
  return on(mutant) ? a * b : a % b;
}
template <class A, class B>
constexpr decltype(auto) plus_assign(int mutant, A&& a, const B& b) {
  return on(mutant) ? a = a - b : a += b;
}
template <class A, class B>
constexpr decltype(auto) minus_assign(int mutant, A&& a, const B& b) {
  return on(mutant) ? a = a + b : a -= b;
}
template <class A, class B>
constexpr decltype(auto) times_assign(int mutant, A&& a, const B& b) {
  return on(mutant) ? a = a / b : a *= b;
}

template <class A>
constexpr auto negative(int mutant, const A& a) {
  return on(mutant) ? static_cast<decltype(-a)>(a) : -a;
}

/// One more under the first mutant, one less under the second.
template <class A>
constexpr A number(int more, int less, A value) {
  if (on(more)) return static_cast<A>(value + 1);
  return on(less) ? static_cast<A>(value - 1) : value;
}
template <class A>
constexpr A number(int more, A value) {
  return on(more) ? static_cast<A>(value + 1) : value;
}
/// A day, moved by that many days under the mutant.
template <class D>
constexpr D moved(int mutant, D day, int days) {
  return on(mutant) ? day.plus_days(days) : day;
}

struct Min {
  int mutant;
  template <class T>
  constexpr const T& operator()(const T& a, const T& b) const {
    return on(mutant) ? std::max(a, b) : std::min(a, b);
  }
};
struct Max {
  int mutant;
  template <class T>
  constexpr const T& operator()(const T& a, const T& b) const {
    return on(mutant) ? std::min(a, b) : std::max(a, b);
  }
};
struct AllOf {
  int mutant;
  template <class I, class P>
  constexpr bool operator()(I first, I last, P holds) const {
    return on(mutant) ? std::any_of(first, last, holds) : std::all_of(first, last, holds);
  }
};
struct AnyOf {
  int mutant;
  template <class I, class P>
  constexpr bool operator()(I first, I last, P holds) const {
    return on(mutant) ? std::all_of(first, last, holds) : std::any_of(first, last, holds);
  }
};
struct LowerBound {
  int mutant;
  template <class I, class T>
  constexpr I operator()(I first, I last, const T& value) const {
    return on(mutant) ? std::upper_bound(first, last, value) : std::lower_bound(first, last, value);
  }
};
struct UpperBound {
  int mutant;
  template <class I, class T>
  constexpr I operator()(I first, I last, const T& value) const {
    return on(mutant) ? std::lower_bound(first, last, value) : std::upper_bound(first, last, value);
  }
};

}  // namespace mutants
