//! `nastavnik schema`.

/// Prints the schema, exactly as `schema.graphql` holds it.
pub fn run() -> anyhow::Result<()> {
    print!("{}", graphql::sdl());
    Ok(())
}
