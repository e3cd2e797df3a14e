/// What is found when a candidate is held against the observations.
///
/// Fault models are weak: an abnormal component may do anything. So if a candidate is consistent,
/// every superset of it is; the search relies on that. The cases with a list save calls and may be
/// left out by a caller who doesn't know better.
package enum ConsistencyVerdict: Hashable, Sendable {
    /// The observations can be as they are when just these components are abnormal.
    case consistent
    /// Consistent, and already so if only the listed members of the candidate are abnormal.
    case explained(by: [Int])
    /// The observations can't be as they are unless some other component is abnormal too.
    case inconsistent
    /// Inconsistent, and the listed components, none of them of the candidate, can't all be
    /// healthy whatever the rest does. The list needn't be minimal.
    case conflict([Int])
}
