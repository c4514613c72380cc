// SPDX-License-Identifier: Apache-2.0
#include "core/store/workbench_database.h"

#include "core/store/workbench_database_p.h"

namespace aisemble {

Result<std::shared_ptr<WorkbenchDatabase>> WorkbenchDatabase::open(const std::filesystem::path& file) {
  auto database = store::Database::open(file, store::workbenchSchema(), store::Durability::UserData);
  if (!database) return fail(std::move(database.error()));
  auto connection = std::make_unique<Connection>();
  connection->database = std::move(*database);
  return std::shared_ptr<WorkbenchDatabase>(new WorkbenchDatabase(std::move(connection)));
}

WorkbenchDatabase::WorkbenchDatabase(std::unique_ptr<Connection> connection) : m_connection(std::move(connection)) {}
WorkbenchDatabase::~WorkbenchDatabase() = default;

} // namespace aisemble
