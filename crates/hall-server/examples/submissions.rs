//! How many full submissions a second become durable, beside what the disk allows at all.
//!
//! `cargo run --release -p hall-server --example submissions [SECONDS] [CLIENTS]`
//!
//! Two figures from one run, one process and one disk: the ceiling (one row for each act, committed in
//! groups by the same writer) and full submissions through the whole service (session, JSON, pre-check,
//! split, promise, all rows, audit). Their quotient is what our own work costs.

#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::as_conversions,
    clippy::cast_precision_loss,
    reason = "a measurement that goes wrong should stop, and its figures are rounded anyway"
)]

use std::sync::Arc;
use std::time::{Duration, Instant};

use axum::body::Body;
use axum::http::{Request, StatusCode, header};
use hall_server::app::App;
use hall_server::config::Config;
use hall_server::live::LiveCatalog;
use hall_server::store::{NewSession, Sqlite};
use hall_server::{router, serve};
use mimalloc::MiMalloc;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use tokio::task::JoinSet;
use tower::ServiceExt;

/// The same allocator as the program's.
#[global_allocator]
static ALLOCATOR: MiMalloc = MiMalloc;

const BUNDLES: [(&str, &str, &str); 2] = [
    ("newborn", "mother", "林静"),
    ("company-start", "founder", "许晴"),
];

struct Measured {
    n: usize,
    seconds: f64,
    /// Processor time, in seconds; on a busy machine it tells more than the rate.
    cpu: f64,
    p50: Duration,
    p99: Duration,
}

fn main() {
    let mut arguments = std::env::args()
        .skip(1)
        .filter_map(|it| it.parse::<u64>().ok());
    let length = Duration::from_secs(arguments.next().unwrap_or(10));
    let clients = arguments
        .next()
        .and_then(|it| usize::try_from(it).ok())
        .unwrap_or(32);
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(2)
        .enable_all()
        .build()
        .unwrap();
    let folder = tempfile::tempdir_in(".").unwrap();
    runtime.block_on(async {
        let raw = Arc::new(Sqlite::open(&folder.path().join("raw.db")).unwrap());
        let listen = "127.0.0.1:0".parse().unwrap();
        let config = Config::new(listen, folder.path(), None, None).unwrap();
        let app = serve::open(&config, LiveCatalog::embedded().unwrap())
            .await
            .unwrap();
        let before = ceiling(&raw, clients, length / 2).await;
        show("ceiling, one row each", &before);
        let mut rates = Vec::new();
        for bundle in BUNDLES {
            let measured = submissions(&app, bundle, clients, length).await;
            show(bundle.0, &measured);
            rates.push(measured.rate());
        }
        let after = ceiling(&raw, clients, length / 2).await;
        show("ceiling, one row each", &after);
        let ceiling = f64::midpoint(before.rate(), after.rate());
        for ((bundle, ..), rate) in BUNDLES.iter().zip(rates) {
            println!("{bundle}: {:.3} of the ceiling", rate / ceiling);
        }
    });
}

impl Measured {
    fn rate(&self) -> f64 {
        self.n as f64 / self.seconds
    }
}

fn show(what: &str, it: &Measured) {
    println!(
        "{what:<24} {:>8.0}/s   p50 {:>7.1} ms   p99 {:>7.1} ms   {:>6.0} µs of CPU each   ({} in {:.1} s)",
        it.rate(),
        it.p50.as_secs_f64() * 1e3,
        it.p99.as_secs_f64() * 1e3,
        it.cpu / it.n as f64 * 1e6,
        it.n,
        it.seconds
    );
}

/// The processor time of this process so far, in seconds, from the kernel's ticks of 10 ms.
fn cpu_seconds() -> f64 {
    let stat = std::fs::read_to_string("/proc/self/stat").unwrap_or_default();
    let fields: Vec<&str> = stat
        .rsplit(')')
        .next()
        .unwrap_or_default()
        .split(' ')
        .collect();
    let ticks = |at: usize| {
        fields
            .get(at)
            .and_then(|it| it.parse::<f64>().ok())
            .unwrap_or(0.0)
    };
    (ticks(12) + ticks(13)) / 100.0
}

/// Runs `act` in so many clients at once, one act after the other in each, for a while.
async fn measure<F, Fut>(clients: usize, length: Duration, act: F) -> Measured
where
    F: Fn(usize, usize) -> Fut + Clone + Send + 'static,
    Fut: Future<Output = ()> + Send,
{
    let begun = Instant::now();
    let cpu = cpu_seconds();
    let mut running = JoinSet::new();
    for client in 0..clients {
        let act = act.clone();
        running.spawn(async move {
            let mut took = Vec::new();
            while begun.elapsed() < length {
                let one = Instant::now();
                act(client, took.len()).await;
                took.push(one.elapsed());
            }
            took
        });
    }
    let mut took: Vec<Duration> = running.join_all().await.into_iter().flatten().collect();
    let seconds = begun.elapsed().as_secs_f64();
    let cpu = cpu_seconds() - cpu;
    took.sort_unstable();
    let at = |percent: usize| took[(took.len() - 1) * percent / 100];
    Measured {
        n: took.len(),
        seconds,
        cpu,
        p50: at(50),
        p99: at(99),
    }
}

async fn ceiling(store: &Arc<Sqlite>, clients: usize, length: Duration) -> Measured {
    let store = Arc::clone(store);
    measure(clients, length, move |_, _| {
        let store = Arc::clone(&store);
        async move {
            store
                .raw_row("2026-11-21T02:00:00Z".parse().unwrap())
                .await
                .unwrap();
        }
    })
    .await
}

async fn submissions(
    app: &Arc<App>,
    (bundle, account, signature): (&'static str, &str, &str),
    clients: usize,
    length: Duration,
) -> Measured {
    let path = format!(
        "{}/tests/applications/{bundle}.json",
        env!("CARGO_MANIFEST_DIR")
    );
    let application: Value = serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap();
    let body = json!({"application": application, "signature": signature}).to_string();
    let token = hall_server::random::hex(&app.random.bits());
    let session = NewSession {
        helper: None,
        token: Sha256::digest(&token).into(),
        account: account.to_owned(),
        at: app.clock.now(),
    };
    app.store.open_session(session).await.unwrap();
    let service = router::app(Arc::clone(app));
    measure(clients, length, move |client, n| {
        let request = Request::post("/api/applications")
            .header(header::COOKIE, format!("hall={token}"))
            .header(header::CONTENT_TYPE, "application/json")
            .header(
                "idempotency-key",
                format!("bench-{bundle}-{client:04}-{n:08}"),
            )
            .body(Body::from(body.clone()))
            .unwrap();
        let service = service.clone();
        async move {
            let reply = service.oneshot(request).await.unwrap();
            assert_eq!(reply.status(), StatusCode::CREATED);
        }
    })
    .await
}
