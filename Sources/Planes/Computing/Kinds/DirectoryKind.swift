import Plant

/// The accounts and groups of the house, kept by a server.
enum DirectoryKind {
    static let kindName = "directory"
    static let states = ["active", "disabled", "expired", "password-expired", "locked"]
    static let active: Int64 = 0
    static let disabled: Int64 = 1

    /// What its parameters say.
    struct Description {
        struct User {
            var name: String
            var groups: [String]
            /// Who has left the house: their account must not be active.
            var isGone: Bool
        }
        var host: String
        var port: Int64
        var groups: [String]
        var users: [User] = []

        init(_ source: some ParameterReading) throws(PlantProblem) {
            host = try source.word("host")
            port = try source.integer("port", in: 1...65535, default: 389)
            groups = try source.words("groups")
            let gone = try source.words("leavers")
            for entry in try source.mapping("users") {
                guard case .list(let items) = entry.value else {
                    throw source.problem(
                        "users", "`\(entry.name)` isn't a list", expected: "a list of groups")
                }
                let own = items.compactMap(\.word)
                for group in own where !groups.contains(group) {
                    throw source.problem(
                        "users", "unknown group `\(group)` of `\(entry.name)`", given: group,
                        candidates: groups)
                }
                users.append(
                    User(name: entry.name, groups: own, isGone: gone.contains(entry.name)))
            }
        }
    }

    static let kind = ElementKind(
        name: kindName, title: "directory of accounts", plane: ComputingPlane.name,
        parameters: [
            ParameterSchema("host", "the server that keeps it", required: true),
            ParameterSchema("port", "the TCP port that it is asked at; 389 by default"),
            ParameterSchema("groups", "its groups: a list", required: true),
            ParameterSchema("users", "accounts, each with a list of groups", required: true),
            ParameterSchema("leavers", "accounts of people who have left: a list"),
        ],
        declare: { declarer throws(PlantProblem) in
            let directory = try Description(declarer)
            for user in directory.users {
                declarer.slot(
                    SlotDeclaration(
                        user.name + "-state", "account of \(user.name)", .choice(states),
                        nominal: user.isGone ? disabled : active, authority: .administrator))
                for group in directory.groups {
                    declarer.slot(
                        SlotDeclaration(
                            "\(user.name)-in-\(group)", "\(user.name) is in \(group)", .boolean,
                            nominal: user.groups.contains(group) ? 1 : 0,
                            authority: .administrator))
                    declarer.latch("\(user.name)-session-\(group)")
                }
            }
        },
        wire: { wirer throws(PlantProblem) in
            let directory = try Description(wirer)
            try wirer.checkElement("host", directory.host)
            var ordinal = 0
            var latch = 0
            for _ in directory.users {
                for offset in directory.groups.indices {
                    let slot = wirer.slot(ordinal + 1 + offset)
                    // Who is logged in has the groups of when they logged in, until the next day.
                    wirer.rule(
                        wirer.latch(latch + offset),
                        .following(
                            cells: [wirer.cell(slot)], afterMilliseconds: 16 * 3_600_000
                        ) { $0.slot(slot) })
                }
                ordinal += 1 + directory.groups.count
                latch += directory.groups.count
            }
        }, isSetAtConsole: true)
}
