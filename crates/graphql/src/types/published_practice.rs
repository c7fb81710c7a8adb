//! A practice as everybody may read it.

use async_graphql::{Object, SimpleObject};
use domain::clock::Timestamp;
use domain::practice::summary;
use persistence::public::{self, PublicFilter};

use super::enums::{MentoringFormat, MentoringTopic, RolePairForm};
use super::public_school::PublicSchool;
use crate::error::GqlError;
use crate::loaders::{AuthorsOf, PublishedBySchool};
use crate::pagination::Total;
use crate::viewer::Viewer;

/// The most characters of a summary.
const SUMMARY: usize = 300;

/// A published practice.
#[derive(Clone)]
pub struct PublishedPractice {
    viewer: Viewer,
    row: public::PublishedPractice,
}

impl PublishedPractice {
    /// A practice from the public face.
    pub fn new(viewer: Viewer, row: public::PublishedPractice) -> Self {
        Self { viewer, row }
    }
}

/// A practice that came out of a completed mentoring programme, approved by its school and published by the
/// municipality. Gone from here as soon as it is withdrawn.
#[Object]
impl PublishedPractice {
    /// Its name in web addresses. It stays the same for ever, whatever becomes of the title.
    async fn slug(&self) -> &str {
        &self.row.slug
    }

    /// What it is called.
    async fn title(&self) -> &str {
        &self.row.title
    }

    /// The first sentences of the result, at most 300 characters.
    async fn summary(&self) -> String {
        summary(&self.row.result, SUMMARY)
    }

    /// What was to be solved.
    async fn problem(&self) -> &str {
        &self.row.problem
    }

    /// What was done.
    async fn actions(&self) -> &str {
        &self.row.actions
    }

    /// What came of it.
    async fn result(&self) -> &str {
        &self.row.result
    }

    /// What others need in order to repeat it.
    async fn conditions(&self) -> &str {
        &self.row.conditions
    }

    /// Who supported whom.
    async fn form(&self) -> RolePairForm {
        self.row.form.into()
    }

    /// How they worked together.
    async fn format(&self) -> MentoringFormat {
        self.row.format.into()
    }

    /// What it is about.
    async fn topics(&self) -> Vec<MentoringTopic> {
        self.row.topics.iter().copied().map(Into::into).collect()
    }

    /// The school that describes it.
    async fn school(&self) -> PublicSchool {
        PublicSchool::new(self.viewer.clone(), self.row.school.clone())
    }

    /// Who wrote it, in their order. One who agreed to show nothing is an author without any field.
    #[graphql(complexity = "3 * child_complexity + 1")]
    async fn authors(&self) -> Result<Vec<PublicAuthor>, GqlError> {
        let authors = self.viewer.loaders().load_one(AuthorsOf(self.row.id));
        let authors = authors.await?.unwrap_or_default().into_iter();
        Ok(authors.map(|author| author.shown.into()).collect())
    }

    /// When it was published; when it was restored, if it was withdrawn in between.
    async fn published_at(&self) -> Timestamp {
        self.row.published_at
    }
}

/// An author as everybody may know them. Each field is there only while a consent of the person to its publication
/// holds; a consent that is withdrawn takes the field away at once.
#[derive(Clone, Debug, SimpleObject)]
pub struct PublicAuthor {
    /// Last name, first name, patronymic.
    pub name: Option<String>,
    /// Position at the school that describes the practice, while the author works there.
    pub position: Option<String>,
    /// That school's short name, while the author works there.
    pub workplace: Option<String>,
}

impl From<public::PublicAuthor> for PublicAuthor {
    fn from(shown: public::PublicAuthor) -> Self {
        Self {
            name: shown.name,
            position: shown.position,
            workplace: shown.workplace,
        }
    }
}

/// Counts a list of published practices on demand.
pub struct PublishedTotal {
    pub(crate) viewer: Viewer,
    pub(crate) of: PublishedList,
}

/// Which list of published practices is counted.
pub enum PublishedList {
    /// Those that fit a filter.
    Fitting(PublicFilter),
    /// Those of a school; many schools are counted at once.
    OfSchool(PublishedBySchool),
}

impl Total for PublishedTotal {
    async fn total(&self) -> Result<u64, GqlError> {
        match &self.of {
            PublishedList::Fitting(filter) => {
                let public = self.viewer.store().public();
                Ok(public.count_practices(filter).await?)
            }
            PublishedList::OfSchool(key) => {
                let count = self.viewer.loaders().load_one(*key).await?;
                Ok(count.unwrap_or(0))
            }
        }
    }
}
