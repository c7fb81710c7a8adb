//! The way of a request through all that it has to pass; see the module above for the order.

use std::sync::Arc;
use std::time::{Duration, Instant};

use actix_web::http::header::{HeaderMap, HeaderName, HeaderValue};
use actix_web::web::{Data, Payload};
use actix_web::{HttpRequest, HttpResponse};
use async_graphql::{Request, Response};
use tracing::Instrument;

use super::accept::Accept;
use super::answer::{Unanswered, Written, answer};
use super::cors;
use super::kept::Kept;
use super::parameters::{self, Parameters};
use super::prepare::{Asks, Prepared, Unprepared, prepare};
use crate::app::App;
use crate::auth::{Identity, identify};
use crate::http::{ClientAddress, Refusal};
use crate::rate::{Left, Quota};

/// How long a request may be executed.
pub const EXECUTION_TIME: Duration = Duration::from_secs(5);
/// What a request costs besides the fields of its answer.
pub const BASE_POINTS: u64 = 10;

/// `POST /graphql`: everything, with a token or without.
pub async fn post(app: Data<App>, request: HttpRequest, payload: Payload) -> HttpResponse {
    let Some(accept) = Accept::negotiate(request.headers()) else {
        return not_acceptable();
    };
    let mut passage = Passage::new(accept, false);
    let result = async {
        let parameters = parameters::from_body(&request, payload).await?;
        passage.identity = match identify(request.headers(), &app.tokens, &app.store).await {
            Ok(identity) => identity,
            Err(refusal) => return Err(unidentified(&refusal)),
        };
        passage.run(&app, &request, parameters).await
    }
    .await;
    passage.finish(&app, &request, result)
}

/// `GET /graphql`: what is the same for everybody. A token is not looked at, so that no cache can mix people up.
pub async fn get(app: Data<App>, request: HttpRequest) -> HttpResponse {
    let Some(accept) = Accept::negotiate(request.headers()) else {
        return not_acceptable();
    };
    let mut passage = Passage::new(accept, true);
    let result = async {
        let parameters = parameters::from_query_string(request.query_string())?;
        passage.run(&app, &request, parameters).await
    }
    .await;
    passage.finish(&app, &request, result)
}

/// Any other method.
pub async fn other() -> HttpResponse {
    let refusal = Unanswered {
        allow: Some("GET, POST, OPTIONS"),
        ..Unanswered::new(405, "BAD_INPUT", "GraphQL is spoken by GET and POST")
    };
    refusal.answer(Accept::Json)
}

fn not_acceptable() -> HttpResponse {
    let message = "the answer is application/graphql-response+json or application/json";
    Unanswered::new(406, "BAD_INPUT", message).answer(Accept::Json)
}

fn unidentified(refusal: &Refusal) -> Unanswered {
    match refusal {
        Refusal::Unauthenticated => Unanswered::new(
            401,
            "UNAUTHENTICATED",
            "the token is not good, or not any longer",
        ),
        _other_failure => unavailable(),
    }
}

fn unavailable() -> Unanswered {
    let wait = Some(crate::rate::Wait(Duration::from_secs(5)));
    let message = "the service is not available just now; try again";
    Unanswered {
        wait,
        ..Unanswered::new(503, "UNAVAILABLE", message)
    }
}

/// What came of a request.
enum Outcome {
    /// It was executed.
    Fresh(Response),
    /// The answer is one of those that are kept.
    Kept(Arc<Kept>),
}

/// One request on its way.
pub(super) struct Passage {
    accept: Accept,
    by_get: bool,
    identity: Option<Identity>,
    /// Whether any page may read the answer.
    public: bool,
    /// What the sender may still ask.
    left: Option<(Quota, Left)>,
}

impl Passage {
    fn new(accept: Accept, by_get: bool) -> Self {
        Self {
            accept,
            by_get,
            identity: None,
            public: true,
            left: None,
        }
    }

    /// Asks for nobody in particular what is public, and pays for it unless that has been done.
    pub(super) async fn publicly(
        app: &Data<App>,
        http: &HttpRequest,
        parameters: Parameters,
        pays: bool,
    ) -> Result<Response, Unanswered> {
        let mut passage = Self::new(Accept::Json, true);
        if pays {
            let (response, _public) = passage.anew(app, http, parameters).await?;
            return Ok(response);
        }
        let Prepared { request, asks, .. } = passage.prepare(parameters)?;
        passage.execute(app, request, asks).await
    }

    async fn run(
        &mut self,
        app: &Data<App>,
        http: &HttpRequest,
        parameters: Parameters,
    ) -> Result<Outcome, Unanswered> {
        self.public = self.identity.is_none();
        let kept = app.public_answers.as_ref();
        let kept = kept.filter(|_| self.identity.is_none());
        let question = kept.and_then(|kept| kept.question(&parameters));
        if let (Some(kept), Some(question)) = (kept, &question)
            && let Some(known) = kept.find(question).await
        {
            self.pay(app, http, known.points)?;
            metrics::counter!("graphql_public_answers_kept_total").increment(1);
            return Ok(Outcome::Kept(known));
        }
        let (response, public) = self.anew(app, http, parameters).await?;
        if let (Some(points), Some(kept), Some(question)) = (public, kept, question)
            && let Some(written) = Written::read(&response)
        {
            let kept = kept.keep(question, Kept { written, points }).await;
            return Ok(Outcome::Kept(kept));
        }
        Ok(Outcome::Fresh(response))
    }

    /// Finds the answer out; with what it cost, if it is the same for everybody.
    async fn anew(
        &mut self,
        app: &Data<App>,
        http: &HttpRequest,
        parameters: Parameters,
    ) -> Result<(Response, Option<u64>), Unanswered> {
        let prepared = self.prepare(parameters);
        let points = prepared
            .as_ref()
            .map_or(BASE_POINTS, |prepared| prepared.points + BASE_POINTS);
        self.pay(app, http, points)?;
        let Prepared { request, asks, .. } = prepared?;
        let response = self.execute(app, request, asks).await?;
        Ok((response, (asks == Asks::Public).then_some(points)))
    }

    /// Everything that can be said before the request is executed.
    fn prepare(&mut self, parameters: Parameters) -> Result<Prepared, Unanswered> {
        let bad = self.accept.status_of_bad_request();
        let prepared = prepare(parameters)
            .map_err(|Unprepared { code, message }| Unanswered::new(bad, code, message))?;
        match prepared.asks {
            // Without an operation to speak of there is nothing to protect.
            Asks::Public | Asks::Nothing => return Ok(prepared),
            Asks::Query => {}
            Asks::Mutation | Asks::Subscription => self.public = false,
        }
        if self.by_get {
            let message = "only queries of public fields may be asked by GET; use POST";
            return Err(Unanswered {
                allow: Some("POST"),
                ..Unanswered::new(405, "BAD_INPUT", message)
            });
        }
        Ok(prepared)
    }

    /// Takes `points` of nobody in particular.
    pub(super) fn charge(app: &App, http: &HttpRequest, points: u64) -> Result<(), Unanswered> {
        Self::new(Accept::Json, true).pay(app, http, points)
    }

    fn pay(&mut self, app: &App, http: &HttpRequest, points: u64) -> Result<(), Unanswered> {
        let units = u32::try_from(points).unwrap_or(u32::MAX);
        let now = Instant::now();
        let paid = match (self.identity, &app.account_points, &app.public_points) {
            (Some(identity), Some(rate), _) => {
                Some((rate.quota(), rate.take(identity.account, units, now)))
            }
            (None, _, Some(rate)) => {
                let client = ClientAddress::of(http, &app.settings.trusted_proxies);
                Some((rate.quota(), rate.take(client, units, now)))
            }
            (Some(_), None, _) | (None, _, None) => None,
        };
        match paid {
            None => Ok(()),
            Some((quota, Ok(left))) => {
                self.left = Some((quota, left));
                Ok(())
            }
            Some((quota, Err(wait))) => {
                self.left = Some((
                    quota,
                    Left {
                        units: 0,
                        full_in: wait.0,
                    },
                ));
                metrics::counter!("graphql_throttled_total").increment(1);
                let message = "too many requests; come back later, or ask for less at once";
                Err(Unanswered {
                    wait: Some(wait),
                    ..Unanswered::new(429, "THROTTLED", message)
                })
            }
        }
    }

    /// In a task of its own: a resolver that panics is one failed request and not a broken connection.
    /// What a mutation may have changed is let go there too, whether or not anybody waits for its answer.
    async fn execute(
        &self,
        app: &Data<App>,
        request: Request,
        asks: Asks,
    ) -> Result<Response, Unanswered> {
        let started = Instant::now();
        let (answer, app) = ((app.execute.answer)(request, self.identity), app.clone());
        let work = async move {
            let response = answer.await;
            if let (Asks::Mutation, Some(kept)) = (asks, &app.public_answers) {
                kept.forget();
            }
            response
        };
        let mut task = tokio::spawn(work.in_current_span());
        let outcome = tokio::time::timeout(EXECUTION_TIME, &mut task).await;
        metrics::histogram!("graphql_duration_seconds").record(started.elapsed().as_secs_f64());
        match outcome {
            Ok(Ok(response)) => Ok(response),
            Ok(Err(error)) => {
                tracing::error!(%error, "a resolver panicked");
                Err(Unanswered::new(500, "INTERNAL", "internal error"))
            }
            Err(_) => {
                task.abort();
                tracing::warn!("a request took too long");
                Err(unavailable())
            }
        }
    }

    fn finish(
        self,
        app: &App,
        request: &HttpRequest,
        result: Result<Outcome, Unanswered>,
    ) -> HttpResponse {
        let mut response = match result {
            Ok(Outcome::Fresh(outcome)) => answer(request, outcome, self.accept, self.by_get),
            Ok(Outcome::Kept(kept)) => kept.written.hand_out(request, self.accept, self.by_get),
            Err(refusal) => refusal.answer(self.accept),
        };
        cors::allow(app, request, &mut response, self.public);
        if let Some((quota, left)) = self.left {
            tell(response.headers_mut(), quota, left);
        }
        response
    }
}

/// `RateLimit` and `RateLimit-Policy` (draft-ietf-httpapi-ratelimit-headers-10).
fn tell(headers: &mut HeaderMap, quota: Quota, left: Left) {
    let policy = format!("\"points\";q={};w=60", quota.burst);
    let now = format!("\"points\";r={};t={}", left.units, left.full_in.as_secs());
    for (name, value) in [("ratelimit-policy", policy), ("ratelimit", now)] {
        if let Ok(value) = HeaderValue::from_str(&value) {
            headers.insert(HeaderName::from_static(name), value);
        }
    }
}
