//! The state of the server and the system.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

answers! {
    /// The state of what the server stands on.
    Services {
        /// `connected` or `disconnected`.
        #[schemars(extend("enum" = ["connected", "disconnected"]))]
        database: String,
        /// `connected`, `disconnected` or `not_configured`.
        #[schemars(extend("enum" = ["connected", "disconnected", "not_configured"]))]
        redis: String,
    }

    /// `GET /health`
    Health {
        /// `healthy`, `degraded` or `unhealthy`.
        #[schemars(extend("enum" = ["healthy", "degraded", "unhealthy"]))]
        status: String,
        /// The time of the server.
        timestamp: String,
        /// The version of the server.
        version: String,
        /// What it stands on.
        services: Services,
    }

    /// `GET /ready`
    Ready {
        /// `ready`, or why not: `draining`, `clock behind the books`, `clock off`, `books not written`, `books
        /// replaced` or `database disconnected`.
        status: String,
        /// The time of the server.
        timestamp: String,
    }

    /// One thing that was looked at.
    HealthCheck {
        /// What.
        name: String,
        /// `ok`, `info` or `warning`.
        status: String,
        /// How many; counted up to 1 000.
        count: i64,
        /// What to do about it.
        recommendation: Option<String>,
    }

    /// `GET /admin/health`
    SystemHealth {
        /// `healthy` or `attention`.
        status: String,
        /// What the server stands on.
        services: Services,
        /// What was looked at.
        checks: Vec<HealthCheck>,
        /// What to do, most urgent first.
        recommendations: Vec<String>,
        /// The version of the server.
        version: String,
        /// When this was.
        generated_at: String,
    }
}
