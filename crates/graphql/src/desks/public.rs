//! The public desk: what a visitor and a third-party site may ask without an account. Nothing personal can be reached
//! from here but an author's fields under consent.

use async_graphql::{Context, InputObject, Object};
use domain::clock::{SchoolYear, Zone};
use persistence::public::{PublicFilter, PublicSchoolFilter};
use persistence::search::Words;

use crate::error::GqlError;
use crate::pagination::{Connection, Total, page_cost, page_slice};
use crate::types::certificate::PublicCertificate;
use crate::types::enums::{MentoringFormat, MentoringTopic, RolePairForm, SchoolKind};
use crate::types::public_school::{PublicMunicipality, PublicSchool};
use crate::types::published_practice::{PublishedList, PublishedPractice, PublishedTotal};
use crate::viewer::Viewer;

/// The longest text to search for, in characters.
const LONGEST_TEXT: usize = 200;

/// Which published practices are wanted. What is named must all be true of a practice.
#[derive(InputObject, Default)]
pub struct PracticeFilter {
    /// The slug of a municipality; an unknown one finds nothing.
    pub municipality: Option<String>,
    /// The slug of a school; an unknown one finds nothing.
    pub school: Option<String>,
    /// Who supported whom.
    pub form: Option<RolePairForm>,
    /// How they worked together.
    pub format: Option<MentoringFormat>,
    /// What it is about, perhaps among other topics.
    pub topic: Option<MentoringTopic>,
    /// Words that all stand in the practice, at most 200 characters. Any form of a Russian word finds the others,
    /// without regard to case and ё; a word of four letters or more may be the beginning of a longer one.
    pub text: Option<String>,
}

impl PracticeFilter {
    fn read(self) -> Result<PublicFilter, GqlError> {
        let text = short(self.text)?;
        Ok(PublicFilter {
            municipality: self.municipality.map(address),
            school: self.school.map(address),
            form: self.form.map(Into::into),
            format: self.format.map(Into::into),
            topic: self.topic.map(Into::into),
            words: text.as_deref().and_then(Words::of),
        })
    }
}

/// Which schools of the public face are wanted. What is named must all be true of a school.
#[derive(InputObject, Default)]
pub struct SchoolFilter {
    /// The slug of a municipality; an unknown one finds nothing.
    pub municipality: Option<String>,
    /// Of this kind.
    pub kind: Option<SchoolKind>,
    /// Whose short or full name contains this, without regard to case and ё; at most 200 characters.
    pub text: Option<String>,
}

impl SchoolFilter {
    fn read(self) -> Result<PublicSchoolFilter, GqlError> {
        Ok(PublicSchoolFilter {
            municipality: self.municipality.map(address),
            kind: self.kind.map(Into::into),
            text: short(self.text)?,
        })
    }
}

/// The root fields that need no account.
#[derive(Default)]
pub struct PublicQuery;

#[Object]
impl PublicQuery {
    /// Published practices, the latest first. Needs no account.
    #[graphql(complexity = "page_cost(first, last) * child_complexity + 1")]
    async fn practices(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which practices.")] filter: Option<PracticeFilter>,
        #[graphql(desc = "The first so many rows, 1–100.")] first: Option<i32>,
        #[graphql(desc = "Beyond this cursor.")] after: Option<String>,
        #[graphql(desc = "The last so many rows, 1–100.")] last: Option<i32>,
        #[graphql(desc = "Before this cursor.")] before: Option<String>,
    ) -> Result<Connection<PublishedPractice, PublishedTotal>, GqlError> {
        let viewer = Viewer::of(ctx);
        let filter = filter.unwrap_or_default().read()?;
        let slice = page_slice(first, after, last, before)?;
        let window = viewer.store().public().practices(&filter, &slice).await?;
        let window = window.map(|row| PublishedPractice::new(viewer.clone(), row));
        let of = PublishedList::Fitting(filter);
        Ok(Connection::new(window, PublishedTotal { viewer, of }))
    }

    /// The published practice that web addresses call so; `null` for one that never was, is not published yet or is
    /// withdrawn. Needs no account.
    async fn practice(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Its name in web addresses.")] slug: String,
    ) -> Option<Result<PublishedPractice, GqlError>> {
        let viewer = Viewer::of(ctx);
        let found = viewer.store().public().practice(&address(slug)).await;
        found
            .map(|row| row.map(|row| PublishedPractice::new(viewer, row)))
            .map_err(GqlError::from)
            .transpose()
    }

    /// Schools that implement the model of mentoring this school year, and those that have published a practice; by
    /// name. Needs no account.
    #[graphql(complexity = "page_cost(first, last) * child_complexity + 1")]
    async fn schools(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which schools.")] filter: Option<SchoolFilter>,
        #[graphql(desc = "The first so many rows, 1–100.")] first: Option<i32>,
        #[graphql(desc = "Beyond this cursor.")] after: Option<String>,
        #[graphql(desc = "The last so many rows, 1–100.")] last: Option<i32>,
        #[graphql(desc = "Before this cursor.")] before: Option<String>,
    ) -> Result<Connection<PublicSchool, PublicSchoolsTotal>, GqlError> {
        let viewer = Viewer::of(ctx);
        let filter = filter.unwrap_or_default().read()?;
        let year = running(&viewer);
        let slice = page_slice(first, after, last, before)?;
        let public = viewer.store().public();
        let window = public.schools(&filter, year, &slice).await?;
        let window = window.map(|row| PublicSchool::new(viewer.clone(), row));
        let total = PublicSchoolsTotal {
            viewer,
            filter,
            year,
        };
        Ok(Connection::new(window, total))
    }

    /// The school of the public face that web addresses call so; `null` for one that is not in the model this school
    /// year and has published nothing. Needs no account.
    async fn school(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Its name in web addresses.")] slug: String,
    ) -> Option<Result<PublicSchool, GqlError>> {
        let viewer = Viewer::of(ctx);
        let public = viewer.store().public();
        let found = public.school(&address(slug), running(&viewer)).await;
        found
            .map(|row| row.map(|row| PublicSchool::new(viewer.clone(), row)))
            .map_err(GqlError::from)
            .transpose()
    }

    /// The certificate with this code, typed in any case, with hyphens or without; `null` for one that never was. Needs
    /// no account.
    async fn certificate(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "What stands on the certificate.")] code: String,
    ) -> Result<Option<PublicCertificate>, GqlError> {
        PublicCertificate::behind(&Viewer::of(ctx), &code).await
    }

    /// All municipalities by name. Needs no account.
    #[graphql(complexity = "50 * child_complexity")]
    async fn municipalities(&self, ctx: &Context<'_>) -> Result<Vec<PublicMunicipality>, GqlError> {
        let viewer = Viewer::of(ctx);
        let rows = viewer.store().municipalities().all().await?;
        Ok(rows
            .into_iter()
            .map(|row| PublicMunicipality::of(viewer.clone(), row))
            .collect())
    }
}

/// Counts the schools of the public face on demand.
pub struct PublicSchoolsTotal {
    viewer: Viewer,
    filter: PublicSchoolFilter,
    year: SchoolYear,
}

impl Total for PublicSchoolsTotal {
    async fn total(&self) -> Result<u64, GqlError> {
        let public = self.viewer.store().public();
        Ok(public.count_schools(&self.filter, self.year).await?)
    }
}

/// The running school year. The public face shows all regions at once, so their years change together, by Moscow time.
fn running(viewer: &Viewer) -> SchoolYear {
    SchoolYear::of(viewer.today(Zone::default()))
}

/// What a client gives as a slug; what cannot be one becomes the empty text, which is nobody's.
fn address(raw: String) -> String {
    let fits = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    if raw.chars().all(fits) {
        raw
    } else {
        String::new()
    }
}

fn short(text: Option<String>) -> Result<Option<String>, GqlError> {
    match text {
        Some(text) if text.chars().count() > LONGEST_TEXT => Err(GqlError::BadInput(
            "a text to search for has at most 200 characters",
        )),
        text => Ok(text),
    }
}
