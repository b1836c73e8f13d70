#include "actors/reader.hpp"

namespace sluice {

namespace {
/// Text in one page of a backlog: bounds what a page of large events costs.
constexpr std::size_t max_page_bytes = 8u << 20;

template <class Row>
expected<std::shared_ptr<const listing<Row>>> shared(expected<listing<Row>> page) {
  if (!page) return tl::unexpected(std::move(page.error()));
  return std::make_shared<const listing<Row>>(*std::move(page));
}

}  // namespace

expected<position_list> reader_state::positions() {
  return with([](store_reader& store) -> expected<position_list> {
    auto tenants = store.tenants();
    if (!tenants) return tl::unexpected(tenants.error());
    auto list = std::make_shared<std::vector<tenant_position>>();
    for (auto& tenant : *tenants) {
      auto settled = store.settled_through(tenant.id);
      if (!settled) return tl::unexpected(settled.error());
      auto waiting = store.count_backlog(tenant.id);
      if (!waiting) return tl::unexpected(waiting.error());
      list->push_back({std::move(tenant), *settled, *waiting});
    }
    return position_list{std::move(list)};
  });
}

expected<catalog_ptr> reader_state::catalog(tenant_id tenant) {
  return with([tenant](store_reader& store) -> expected<catalog_ptr> {
    auto scripts = store.scripts(tenant);
    if (!scripts) return tl::unexpected(scripts.error());
    auto list = std::make_shared<tenant_catalog>();
    for (auto& script : *scripts) {
      std::shared_ptr<compiled_script> program;
      if (script.active_version) {
        auto version = store.version(script.active_version);
        if (!version) return tl::unexpected(version.error());
        program = std::make_shared<compiled_script>();
        program->name = version->file_name;
        program->code = std::move(version->code);
        program->source_map = std::move(version->source_map);
      }
      list->push_back({std::move(script), std::move(program)});
    }
    return catalog_ptr{std::move(list)};
  });
}

expected<const_event_batch_ptr> reader_state::backlog(tenant_id tenant, event_seq after,
                                                      std::uint64_t limit) {
  return with([&](store_reader& store) -> expected<const_event_batch_ptr> {
    if (!after) {  // from where everything is settled
      auto settled = store.settled_through(tenant);
      if (!settled) return tl::unexpected(settled.error());
      after = *settled;
    }
    return store.backlog(tenant, after, limit, max_page_bytes);
  });
}

expected<const_event_batch_ptr> reader_state::events_of(tenant_id tenant, const due_list_ptr& due) {
  std::vector<event_seq> seqs;
  seqs.reserve(due->size());
  for (const auto& entry : *due) seqs.push_back(entry.event);
  return with(
      [&](store_reader& store) -> expected<const_event_batch_ptr> { return store.events(tenant, seqs); });
}

sdk_result_ptr reader_state::read_keys(const key_value_call& call) {
  auto read = with([&](store_reader& store) { return store.read_keys(call); });
  if (read) return std::make_shared<const sdk_result>(*std::move(read));
  return std::make_shared<const sdk_result>(
      refuse(sdk_code::unavailable, "iota.kv: the store cannot be read at present", true));
}

expected<secret_list> reader_state::shared_list(expected<std::vector<secret_row>> rows) {
  if (!rows) return tl::unexpected(std::move(rows.error()));
  return std::make_shared<const std::vector<secret_row>>(*std::move(rows));
}

reader_actor::behavior_type reader(reader_actor::stateful_pointer<reader_state> self,
                                   environment_ptr environment) {
  self->state.environment = std::move(environment);
  return {
      [self](load_atom) -> position_result { return self->state.positions(); },
      [self](load_atom, tenant_id tenant) -> catalog_result { return self->state.catalog(tenant); },
      [self](backlog_atom, tenant_id tenant, event_seq after, std::uint64_t limit) -> backlog_result {
        return self->state.backlog(tenant, after, limit);
      },
      [self](due_atom, const due_delivery& from, std::uint64_t limit) -> due_result {
        return self->state.with([&](store_reader& store) -> due_result {
          auto due = store.due_deliveries(from.tenant, from, limit);
          if (!due) return tl::unexpected(due.error());
          return due_list_ptr{std::make_shared<const std::vector<due_delivery>>(std::move(*due))};
        });
      },
      [self](due_atom, tenant_id tenant, const due_list_ptr& due) -> backlog_result {
        return self->state.events_of(tenant, due);
      },
      [self](find_atom, const std::string& sha256) -> token_lookup_result {
        return self->state.with([&](store_reader& store) { return store.token_by_hash(sha256); });
      },
      [self](find_atom, tenant_id tenant) -> tenant_result {
        return self->state.with([=](store_reader& store) { return store.tenant(tenant); });
      },
      [self](list_atom) -> tenant_list_result {
        return self->state.with([](store_reader& store) { return store.tenants(); });
      },
      [self](list_atom, tenant_id tenant) -> script_list_result {
        return self->state.with([=](store_reader& store) { return store.scripts(tenant); });
      },
      [self](find_atom, script_id script) -> script_result {
        return self->state.with([=](store_reader& store) { return store.script(script); });
      },
      [self](find_atom, version_id version) -> version_result {
        return self->state.with([=](store_reader& store) { return store.version(version); });
      },
      [self](list_atom, const execution_filter& filter) -> execution_list_result {
        return shared(self->state.with([&](store_reader& store) { return store.executions(filter); }));
      },
      [self](list_atom, const dead_letter_filter& filter) -> dead_letter_list_result {
        return shared(self->state.with([&](store_reader& store) {
          return store.dead_letters(filter.tenant, filter.before, filter.limit);
        }));
      },
      [self](status_atom, tenant_id tenant) -> totals_result {
        return self->state.with([=](store_reader& store) { return store.totals(tenant); });
      },
      [self](call_atom, const key_value_call_ptr& call) { return self->state.read_keys(*call); },
      [self](secret_atom, tenant_id tenant) -> secret_list_result {
        return reader_state::shared_list(
            self->state.with([=](store_reader& store) { return store.secrets(tenant); }));
      },
      [self](secret_atom, tenant_id tenant, const std::string& name) -> secret_lookup_result {
        return self->state.with([&](store_reader& store) { return store.secret(tenant, name); });
      },
      [self](secret_atom, tenant_id tenant, const std::string& name,
             std::uint64_t limit) -> secret_list_result {
        return reader_state::shared_list(
            self->state.with([&](store_reader& store) { return store.secrets_after(tenant, name, limit); }));
      },
  };
}

}  // namespace sluice
