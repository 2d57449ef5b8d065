// What must not compile: sums and comparisons of different things. Building this file is the test.
#include <concepts>
#include <string>
#include <string_view>

#include "tierwise/day.hpp"
#include "tierwise/decimal.hpp"
#include "tierwise/points.hpp"
#include "tierwise/problem.hpp"

namespace tierwise {
namespace {

template <class A, class B>
concept Adds = requires(A a, B b) {
  a + b;
};
template <class A, class B>
concept Subtracts = requires(A a, B b) {
  a - b;
};
template <class A, class B>
concept Accumulates = requires(A a, B b) {
  a += b;
};
template <class A, class B>
concept Compares = requires(A a, B b) {
  a == b;
}
|| requires(A a, B b) {
  a < b;
};

template <class A, class B>
constexpr bool kMix = Adds<A, B> || Subtracts<A, B> || Accumulates<A, B> || Compares<A, B> || Adds<B, A> ||
                      Subtracts<B, A> || Accumulates<B, A> || Compares<B, A>;

static_assert(Adds<Amount, Amount> && Subtracts<Amount, Amount> && Compares<Amount, Amount>);
static_assert(Adds<Points, Points> && Subtracts<Points, Points> && Compares<Points, Points>);
static_assert(Compares<Day, Day> && Compares<Decimal, Decimal>);

static_assert(!kMix<Amount, Points>);
static_assert(!kMix<Amount, Decimal>);
static_assert(!kMix<Amount, int>);
static_assert(!kMix<Points, Decimal>);
static_assert(!kMix<Points, double>);
static_assert(!kMix<Points, Fraction>);
static_assert(!kMix<Day, int>);
static_assert(!kMix<Day, Decimal>);
static_assert(!Adds<Day, Day> && !Subtracts<Day, Day>);
static_assert(!Adds<Decimal, Decimal>);

static_assert(!std::convertible_to<Decimal, Amount> && std::constructible_from<Amount, Decimal>);
static_assert(!std::convertible_to<Decimal, Points> && std::constructible_from<Points, Decimal>);
static_assert(!std::constructible_from<Amount, double> && !std::constructible_from<Amount, int>);
static_assert(!std::constructible_from<Points, double> && !std::constructible_from<Points, Amount>);
static_assert(!std::constructible_from<Day, int> && !std::constructible_from<Day, std::string_view>);
static_assert(!std::constructible_from<Decimal, double> && !std::constructible_from<Decimal, std::string>);
static_assert(!std::convertible_to<Result<int>, bool> && !std::convertible_to<Result<int>, int>);

}  // namespace
}  // namespace tierwise
