//! Everything that can be said of a request before it is executed, over whatever it comes.

use async_graphql::parser::types::OperationType;
use async_graphql::{Request, Variables};

use super::parameters::Parameters;
use super::shape::measure;
use super::{public, scan, variables};

/// A request that may be executed.
pub struct Prepared {
    /// The request.
    pub request: Request,
    /// What it asks for.
    pub asks: Asks,
    /// Fields of the answer, pages counted as full.
    pub points: u64,
}

/// What a request asks for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Asks {
    /// To read what is the same for everybody.
    Public,
    /// To read.
    Query,
    /// To write.
    Mutation,
    /// To be told what happens.
    Subscription,
    /// There is no such operation; the schema says what is missing.
    Nothing,
}

/// Why a request is not executed.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Unprepared {
    /// `extensions.code`.
    pub code: &'static str,
    /// For the developer of the client.
    pub message: String,
}

fn too_complex(why: impl ToString) -> Unprepared {
    Unprepared {
        code: "QUERY_TOO_COMPLEX",
        message: why.to_string(),
    }
}

fn bad(message: String) -> Unprepared {
    Unprepared {
        code: "BAD_INPUT",
        message,
    }
}

/// Scans, parses and measures.
pub fn prepare(parameters: Parameters) -> Result<Prepared, Unprepared> {
    scan::scan(&parameters.query).map_err(too_complex)?;
    let variables = Variables::from_json(parameters.variables);
    let mut request = Request::new(parameters.query);
    let document = request.parsed_query().map_err(|error| bad(error.message))?;
    let points = measure(document, &variables).map_err(too_complex)?.points;

    let name = parameters.operation_name.as_deref();
    let asks = match public::operation(document, name) {
        None => Asks::Nothing,
        Some(operation) => {
            if let Some(name) = variables::missing(operation, &variables) {
                let message = format!("the variable ${name} is required and was not sent");
                return Err(bad(message));
            }
            match operation.ty {
                OperationType::Query if public::is_public(document, operation) => Asks::Public,
                OperationType::Query => Asks::Query,
                OperationType::Mutation => Asks::Mutation,
                OperationType::Subscription => Asks::Subscription,
            }
        }
    };
    let mut request = request.variables(variables);
    request.operation_name = parameters.operation_name;
    Ok(Prepared {
        request,
        asks,
        points,
    })
}
