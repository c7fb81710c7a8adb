//! How long a request line and a head may be.

use actix_web::Error;
use actix_web::ResponseError;
use actix_web::body::{EitherBody, MessageBody};
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::middleware::Next;

use super::Refusal;

/// The most bytes of a path with its query. The longest query that our own pages send by GET has some 2 kB.
const MAX_URI: usize = 8 * 1024;
/// The most bytes of all headers.
const MAX_HEADERS: usize = 32 * 1024;

/// Middleware: refuses what is longer, 414 and 431.
pub async fn sizes<B: MessageBody + 'static>(
    request: ServiceRequest,
    next: Next<B>,
) -> Result<ServiceResponse<EitherBody<B>>, Error> {
    let uri = request
        .uri()
        .path_and_query()
        .map_or(0, |text| text.as_str().len());
    let headers: usize = request
        .headers()
        .iter()
        .map(|(name, value)| name.as_str().len() + value.len() + 4)
        .sum();
    let refusal = if uri > MAX_URI {
        Refusal::Malformed {
            status: 414,
            message: "the address is longer than 8 kB",
        }
    } else if headers > MAX_HEADERS {
        Refusal::Malformed {
            status: 431,
            message: "the headers are longer than 32 kB",
        }
    } else {
        return Ok(next.call(request).await?.map_into_left_body());
    };
    let response = refusal.error_response().map_into_right_body();
    Ok(request.into_response(response))
}
