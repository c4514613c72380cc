// SPDX-License-Identifier: Apache-2.0
#pragma once
// GET /jobs, GET /jobs/{id}, DELETE /jobs/{id}.

#include "core/api/http/router.h"
#include "core/api/jobs/job_runner.h"

namespace aisemble::api {

/// `jobs` may be null: then all of them answer 503.
void registerJobRoutes(Router& router, std::shared_ptr<JobRunner> jobs);

/// 503, for what needs jobs where there are none.
[[nodiscard]] HttpResponse noJobsAnswer();

} // namespace aisemble::api
