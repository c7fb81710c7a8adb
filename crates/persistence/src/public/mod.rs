//! The public face: what anybody may read without an account.
//!
//! A read model of its own, so that nothing can be reached from it that is not meant for everybody: published
//! practices, the schools of the model, municipalities. Of a person it knows the fields that a dissemination consent
//! covers today, and no id.

mod authors;
mod practices;
mod schools;

use domain::id::{MunicipalityId, SchoolId};
use domain::org::SchoolKind;

pub use authors::{Author, PublicAuthor};
pub use practices::{PublicFilter, PublishedPractice};
pub use schools::PublicSchoolFilter;

/// The repository of the public face.
pub struct Public<'c, C>(pub(crate) &'c C);

/// A school as everybody may know it.
#[derive(Clone, PartialEq, Debug)]
pub struct PublicSchool {
    /// Its id, for reading what belongs to it; not shown.
    pub id: SchoolId,
    /// Its name in web addresses.
    pub slug: String,
    /// What everybody calls it.
    pub short_name: String,
    /// The name of its charter.
    pub full_name: String,
    /// What kind it is.
    pub kind: SchoolKind,
    /// Its municipality.
    pub municipality: PublicMunicipality,
}

/// A municipality as everybody may know it.
#[derive(Clone, PartialEq, Debug)]
pub struct PublicMunicipality {
    /// Its id, for reading what belongs to it; not shown.
    pub id: MunicipalityId,
    /// Its name in web addresses.
    pub slug: String,
    /// What it is called.
    pub name: String,
}
