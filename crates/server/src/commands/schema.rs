//! `nastavnik schema`.

/// Prints the schema.
pub fn run() -> anyhow::Result<()> {
    println!("{}", graphql::sdl().trim_end());
    Ok(())
}
