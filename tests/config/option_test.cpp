#include "config/option.hpp"

#include "config/load.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

namespace sluice::config {
namespace {

TEST(Options, AreEachDeclaredOnceInAKnownSection) {
  std::set<std::string> keys;
  std::set<std::string> variables;
  for (const option& o : options()) {
    EXPECT_TRUE(keys.emplace(o.key).second) << o.key;
    EXPECT_TRUE(variables.insert(environment_name(o.key)).second) << o.key;
    EXPECT_TRUE(std::ranges::any_of(sections(), [&](const section& s) { return s.name == o.section(); }))
        << o.key;
    EXPECT_FALSE(o.description.empty()) << o.key;
    EXPECT_FALSE(o.example.empty()) << o.key;
  }
}

TEST(Options, HaveADefaultAndAnExampleWithinTheirBounds) {
  for (const option& o : options()) {
    EXPECT_TRUE(read_value(o, std::string(o.example), false)) << o.key << " = " << o.example;
    if (o.kind == option_kind::text) continue;
    const std::string shown = show_value(o, o.default_value());
    const auto read = read_value(o, shown, false);
    ASSERT_TRUE(read) << o.key << " = " << shown;
    EXPECT_EQ(*read, o.default_value()) << o.key;
  }
}

TEST(Options, EachSetTheFieldTheyGet) {
  for (const option& o : options()) {
    const auto example = read_value(o, std::string(o.example), false);
    ASSERT_TRUE(example);
    EXPECT_NE(*example, o.default_value()) << o.key << ": an example that shows nothing new";
    settings changed;
    o.set(changed, *example);
    for (const option& other : options())
      EXPECT_EQ(other.get(changed), &other == &o ? *example : other.default_value())
          << o.key << " → " << other.key;
  }
}

TEST(Options, SizesSaySoInTheirName) {
  for (const option& o : options())
    EXPECT_EQ(o.kind == option_kind::bytes, o.key.ends_with("_bytes")) << o.key;
}

TEST(Options, FindTheKeyThatIsMeant) {
  EXPECT_EQ(nearest_key("server.prot"), "server.port");
  EXPECT_EQ(nearest_key("prot"), "server.port");
  EXPECT_EQ(nearest_key("server.workers"), "engine.workers");
  EXPECT_EQ(nearest_key("limits.memory"), "limits.memory_bytes");
  EXPECT_EQ(nearest_key("server.colour_of_the_sky"), "");
  EXPECT_EQ(nearest_section("sever"), "server");
  EXPECT_EQ(nearest_section("nothing_like_it"), "");
}

TEST(Options, ShowEveryKindAsPeopleAndAsTomlWriteIt) {
  const auto shown = [](std::string_view key, const option_value& value) {
    const option& o = *find_option(key);
    return show_value(o, value) + " | " + toml_value(o, value);
  };
  EXPECT_EQ(shown("server.port", std::int64_t{7400}), "7400 | 7400");
  EXPECT_EQ(shown("retry.jitter", 0.25), "0.25 | 0.25");
  EXPECT_EQ(shown("limits.memory_bytes", std::int64_t{1} << 20), "1MiB | \"1MiB\"");
  EXPECT_EQ(shown("limits.wall_time", std::int64_t{30'000}), "30s | \"30s\"");
  EXPECT_EQ(shown("store.durability", std::int64_t{1}), "memory | \"memory\"");
  EXPECT_EQ(shown("store.path", std::string("a\"b\\c\n")), "a\"b\\c\n | \"a\\\"b\\\\c\\u000a\"");
  EXPECT_EQ(shown("http.allow", text_list{"a.example", "10.0.0.0/8"}),
            "a.example,10.0.0.0/8 | [\"a.example\", \"10.0.0.0/8\"]");
  EXPECT_EQ(shown("http.allow", text_list{}), " | []");
  EXPECT_EQ(shown("auth.operator_token", std::string("s3cret")), "(hidden) | \"(hidden)\"");
  EXPECT_EQ(shown("auth.operator_token", std::string()), " | \"\"");
}

TEST(Options, ShowASecretThatIsSetAsACommentOfASettingsFile) {
  const option& token = *find_option("auth.operator_token");
  EXPECT_EQ(toml_assignment(token, std::string("s3cret")), "#operator_token = \"(hidden)\"");
  EXPECT_EQ(toml_assignment(token, std::string()), "operator_token = \"\"");
  EXPECT_EQ(toml_assignment(*find_option("server.port"), std::int64_t{1}), "port = 1");
}

TEST(Options, ReadListsBetweenCommas) {
  const option& allow = *find_option("http.allow");
  const auto items = [&](const raw_value& raw, bool typed) { return read_value(allow, raw, typed); };
  EXPECT_EQ(items("a", false), option_value(text_list{"a"}));
  EXPECT_EQ(items(" a , b:1,c ", false), option_value(text_list{"a", "b:1", "c"}));
  EXPECT_EQ(items("", false), option_value(text_list{}));
  EXPECT_EQ(items(text_list{"a", "b"}, true), option_value(text_list{"a", "b"}));
  EXPECT_EQ(items(text_list{}, true), option_value(text_list{}));
  for (const raw_value& wrong : {raw_value(","), raw_value("a,"), raw_value("a,,b"), raw_value(" ")})
    EXPECT_FALSE(items(wrong, false));
  EXPECT_FALSE(items(text_list{"a", ""}, true));
  EXPECT_FALSE(items(text_list{"a,b"}, true)) << "would be two where it is shown";
  EXPECT_EQ(items("a", true).error(),
            "must be a list of texts: allow = [\"api.corp.example\", \"10.20.0.0/16:443\"] in a file, "
            "api.corp.example,10.20.0.0/16:443 elsewhere");
}

TEST(Options, KeepACommaInParenthesesWithinAnItemOfAList) {
  const option& tables = *find_option("data.tables");
  const text_list items = {"orders", "customers(id, name)"};
  EXPECT_EQ(read_value(tables, "orders, customers(id, name)", false), option_value(items));
  EXPECT_EQ(read_value(tables, items, true), option_value(items));
  EXPECT_EQ(toml_value(tables, items), R"toml(["orders", "customers(id, name)"])toml");
  EXPECT_FALSE(read_value(tables, text_list{"a,b"}, true));
}

TEST(Options, ShowTheirBounds) {
  EXPECT_EQ(show_bounds(*find_option("server.port")), "0–65535");
  EXPECT_EQ(show_bounds(*find_option("limits.cpu_time")), "10ms–1min");
  EXPECT_EQ(show_bounds(*find_option("limits.memory_bytes")), "1MiB–512MiB");
  EXPECT_EQ(show_bounds(*find_option("store.durability")), "commit, memory");
  EXPECT_EQ(show_bounds(*find_option("store.path")), "");
}

}  // namespace
}  // namespace sluice::config
