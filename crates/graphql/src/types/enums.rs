//! The domain's enums on the wire. The Russian words stand in the catalogues of the user interface.

/// Mirrors an enum of the domain: a new variant does not compile until it is shown here too.
macro_rules! mirror {
    ($(#[$doc:meta])* $name:ident = $source:literal { $($(#[$variant_doc:meta])* $variant:ident),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, async_graphql::Enum)]
        #[graphql(remote = $source)]
        pub enum $name { $($(#[$variant_doc])* $variant),+ }
    };
}
pub(crate) use mirror;

mirror! {
    /// What kind of education organisation it is.
    SchoolKind = "domain::org::SchoolKind" {
        /// Kindergarten: preschool organisation.
        Preschool,
        /// General-education school.
        School,
        /// Organisation of additional education.
        Additional,
        /// College: vocational organisation.
        Vocational,
        /// University.
        University,
    }
}

mirror! {
    /// What kind of municipality it is.
    MunicipalityKind = "domain::org::MunicipalityKind" {
        /// City district.
        CityDistrict,
        /// Municipal district.
        District,
        /// Closed city.
        ClosedCity,
    }
}

mirror! {
    /// A role that is held at a place.
    Role = "domain::access::Role" {
        /// Methodologist of the regional centre.
        RegionalMethodologist,
        /// Methodologist of the municipal centre.
        MunicipalMethodologist,
        /// The municipal education authority.
        MunicipalAuthority,
        /// Head of a school, or who acts for the head.
        Head,
        /// Curator of mentoring at a school.
        Curator,
        /// Psychologist of a school.
        Psychologist,
        /// System administrator of a school.
        SchoolAdministrator,
    }
}

mirror! {
    /// A counter of one place in one school year.
    Indicator = "domain::monitoring::Indicator" {
        /// Schools in the register of the model.
        SchoolsInModel,
        /// People who mentored at any time of the year.
        Mentors,
        /// People who were mentored at any time of the year.
        Mentees,
        /// Pairs in force at any time of the year.
        Pairs,
        /// Pairs in force now, for the running year; on 31 August, for a finished one.
        ActivePairs,
        /// Teachers with fewer than three full years of pedagogical work on 1 September.
        YoungTeachers,
        /// Of those, how many were mentored in the year.
        YoungTeachersMentored,
        /// Programmes completed in the year.
        ProgrammesCompleted,
        /// Practices first published in the year and public now.
        PracticesPublished,
        /// Meetings held in the year.
        Meetings,
    }
}
