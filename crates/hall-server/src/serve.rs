//! Running the hall: opening what it needs, serving, and closing without losing anything.

use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;
use std::time::Duration;

use tokio::net::TcpListener;
use tokio::sync::watch;
use tracing::{info, warn};

use crate::app::App;
use crate::blob::Blobs;
use crate::clock::{Clock, SetClock, SystemClock};
use crate::config::{Acceptance, Beginning, Config};
use crate::demo::{Demo, samples};
use crate::http::files;
use crate::keys::Keys;
use crate::live::LiveCatalog;
use crate::password::{Passwords, hash};
use crate::random::{Random, SystemRandom};
use crate::retention::Retention;
use crate::ringing;
use crate::router;
use crate::store::{self, Sqlite, Store};
use crate::telling;
use crate::throttle::Throttle;

/// How long requests that are under way may take to end after a signal.
const DRAIN: Duration = Duration::from_secs(10);

/// How often unfinished uploads that nobody goes on with are looked for.
const SWEEP: Duration = Duration::from_hours(1);

/// Opens everything that the hall needs.
///
/// # Errors
/// What could not be opened, and how to mend it.
pub async fn open(config: &Config, catalog: LiveCatalog) -> Result<Arc<App>, String> {
    let demo = Demo::load().map_err(|error| format!("演示账号的数据读不懂：{error}"))?;
    let store = Sqlite::open(&config.database)
        .map_err(|error| format!("不能打开数据库 {}:{error}", config.database.display()))?;
    let blobs = Blobs::open(&config.files)
        .map_err(|error| format!("不能打开文件夹 {}:{error}", config.files.display()))?;
    let keys = Keys::open(&config.keys, config.signature.into())
        .map_err(|error| format!("不能打开签发密钥 {}:{error}", config.keys.display()))?;
    let random = Arc::new(SystemRandom);
    let outlets = config.outlets.open(&config.keys, random.as_ref())?;
    seed(&store, &demo, random.as_ref())
        .await
        .map_err(|error| format!("不能写入演示账号：{error}"))?;
    let app = App {
        store: Arc::new(store),
        blobs,
        keys,
        catalog,
        clock: Arc::new(SystemClock),
        passwords: Passwords::new(random.as_ref()),
        random,
        throttle: Throttle::default(),
        demo,
        dist: config.dist.clone(),
        without_worker: config.without_worker,
        https: config.https,
        kiosk: config.kiosk,
        acceptance: config.acceptance,
        outlets,
        closing: AtomicBool::new(false),
    };
    let app = Arc::new(match config.beginning {
        Beginning::Samples => with_samples(app).await?,
        Beginning::Empty => app,
    });
    files::sweep_unknown(&app)
        .await
        .map_err(|_| format!("不能清理文件夹 {}", config.files.display()))?;
    Ok(app)
}

/// Fills an empty database with the demo's sample cases. Their time is the past, so until they are loaded
/// the hall has a clock that is moved; then it gets its own back.
async fn with_samples(app: App) -> Result<App, String> {
    let today = app.clock.today();
    let clock = Arc::new(SetClock::at(app.clock.now()));
    let moved: Arc<dyn Clock> = Arc::<SetClock>::clone(&clock);
    let acceptance = app.acceptance;
    let past = App {
        clock: moved,
        // The table has no step for reception to accept.
        acceptance: Acceptance::Automatic,
        ..app
    };
    let outcome = samples::load(&past, &clock, today).await?;
    info!(n = outcome.n_loaded, "sample cases were loaded");
    for complaint in &outcome.complaints {
        warn!(complaint, "a sample case is not as it is written");
    }
    Ok(App {
        clock: Arc::new(SystemClock),
        acceptance,
        ..past
    })
}

/// Forgets unfinished uploads in time, whether anybody begins a new one or not.
async fn sweep(app: Arc<App>) {
    let mut hour = tokio::time::interval(SWEEP);
    loop {
        hour.tick().await;
        if let Err(error) = files::sweep(&app).await {
            warn!(%error, "unfinished uploads could not be swept");
        }
    }
}

async fn seed(store: &Sqlite, demo: &Demo, random: &dyn Random) -> store::Result<()> {
    let seed = Demo::seed();
    if store.is_seeded(seed).await? {
        return Ok(());
    }
    let accounts = demo.accounts(|_, password| hash(password, random));
    store.put_accounts(seed, accounts).await
}

/// Serves until a signal comes, ends what is under way, and closes the store.
///
/// # Errors
/// When the address cannot be listened on, or serving fails.
pub async fn serve(
    app: Arc<App>,
    listen: SocketAddr,
    listening: impl FnOnce(SocketAddr),
) -> Result<(), String> {
    let in_use =
        |error| format!("不能在 {listen} 上监听：{error}。换一个地址:--listen 127.0.0.1:8081");
    let listener = TcpListener::bind(listen).await.map_err(in_use)?;
    listening(listener.local_addr().map_err(in_use)?);
    let (close, mut closing) = watch::channel(false);
    let service = router::app(Arc::clone(&app));
    let serving = axum::serve(listener, service).with_graceful_shutdown(async move {
        let _ = closing.changed().await;
    });
    let sweeping = tokio::spawn(sweep(Arc::clone(&app)));
    let mut serving = tokio::spawn(serving.into_future());
    let keeping = tokio::spawn(keep_for_a_while(Arc::clone(&app)));
    let ringing = tokio::spawn(let_time_pass(Arc::clone(&app)));
    let telling = tokio::spawn(telling::run(Arc::clone(&app)));
    tokio::select! {
        ended = &mut serving => return ended.map_or(Ok(()), |it| it.map_err(|error| error.to_string())),
        () = signal() => {}
    }
    app.begin_closing();
    keeping.abort();
    ringing.abort();
    telling.abort();
    info!("closing");
    let _ = close.send(true);
    if tokio::time::timeout(DRAIN, &mut serving).await.is_err() {
        warn!("some requests did not end in time");
        serving.abort();
    }
    sweeping.abort();
    app.store.close().await;
    info!("closed");
    Ok(())
}

/// Deletes what was kept long enough, at the start and then daily.
async fn keep_for_a_while(app: Arc<App>) {
    Retention::default().run(&app).await;
}

/// Carries out what is due, at the start and then every minute.
async fn let_time_pass(app: Arc<App>) {
    ringing::run(&app).await;
}

/// Ends when the process is asked to.
async fn signal() {
    let interrupt = async {
        let _ = tokio::signal::ctrl_c().await;
    };
    #[cfg(unix)]
    let terminate = async {
        use tokio::signal::unix::{SignalKind, signal};
        match signal(SignalKind::terminate()) {
            Ok(mut terminate) => {
                terminate.recv().await;
            }
            Err(_) => std::future::pending().await,
        }
    };
    #[cfg(not(unix))]
    let terminate = std::future::pending::<()>();
    tokio::select! {
        () = interrupt => {}
        () = terminate => {}
    }
}
