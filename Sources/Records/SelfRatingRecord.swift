package import Assessment

/// How a trainee rated their own work in a session, as it is kept: once, and never changed.
package struct SelfRatingRecord: Hashable, Sendable {
    /// In the order in which they were given, each theme once; empty where the trainee said that
    /// they would rather not.
    package let ratings: [SelfRating]
    /// Whole seconds since 1970-01-01 00:00 UTC, by the wall clock.
    package let ratedAtSeconds: Int64

    package init(ratings: [SelfRating], ratedAtSeconds: Int64) {
        self.ratings = ratings
        self.ratedAtSeconds = ratedAtSeconds
    }
}

extension SessionRecord {
    /// Refuses ratings of a session that isn't closed, a theme that can't be an id, and one that
    /// comes twice.
    package func admit(_ ratings: [SelfRating]) throws(RecordRefusal) {
        guard status == .closed else { throw .sessionOpen(id) }
        for (index, rating) in ratings.enumerated() {
            guard RecordName.isValid(rating.theme) else { throw .badIdentifier(rating.theme) }
            guard !ratings[..<index].contains(where: { $0.theme == rating.theme }) else {
                throw .themeTwice(rating.theme)
            }
        }
    }
}
