mod accept_and_methods;
mod cors;
mod errors;
mod heads_and_bodies;
mod health;
mod pages;
mod points;
mod query_cost;
