import Plant

/// The licences of one maker, handed out by a licence server (FlexLM-like: a manager at one port,
/// the maker's own daemon at another).
enum LicencePoolKind {
    static let kindName = "licence-pool"

    /// What its parameters say.
    struct Description {
        struct Feature {
            var name: String
            var seats: Int64
            /// Machines that hold a seat while they are on.
            var users: [String]
        }
        var host: String
        var vendor: String
        var port: Int64
        var vendorPort: Int64
        var features: [Feature] = []

        init(_ source: some ParameterReading) throws(PlantProblem) {
            host = try source.word("host")
            vendor = try source.word("vendor", default: "vendord")
            port = try source.integer("port", in: 1...65535, default: 27000)
            vendorPort = try source.integer("vendor-port", in: 1...65535, default: 27010)
            for entry in try source.mapping("features") {
                let fields = try source.fields(
                    entry.value, of: entry.name, in: "features", keys: ["seats", "users"])
                var users: [String] = []
                if case .list(let items)? = fields.first(where: { $0.name == "users" })?.value {
                    users = items.compactMap(\.word)
                }
                let seats = try source.integer(
                    "seats", of: fields, in: "features", range: 1...1000, default: 1)
                features.append(Feature(name: entry.name, seats: seats, users: users))
            }
            if features.isEmpty { throw source.problem("features", "a pool without a feature") }
        }
    }

    static let kind = ElementKind(
        name: kindName, title: "licences of one maker", plane: ComputingPlane.name,
        parameters: [
            ParameterSchema("host", "the licence server", required: true),
            ParameterSchema("vendor", "the name of the maker's daemon"),
            ParameterSchema("port", "the manager's TCP port; 27000 by default"),
            ParameterSchema("vendor-port", "the daemon's TCP port; 27010 by default"),
            ParameterSchema(
                "features", "what is licensed: names with seats and users (machines)",
                required: true),
        ],
        declare: { declarer throws(PlantProblem) in
            let pool = try Description(declarer)
            declarer.slot(
                SlotDeclaration(
                    "file-fits-host", "the licence file is for this server's hardware address",
                    .boolean, nominal: 1, authority: .vendor))
            declarer.slot(
                SlotDeclaration(
                    "clock-behind", "days by which the server's clock was set back",
                    .integer(0...3650, .none), authority: .administrator))
            for feature in pool.features {
                declarer.slot(
                    SlotDeclaration(
                        feature.name + "-leaked", "seats of \(feature.name) that nobody uses",
                        .integer(0...feature.seats, .none), role: .health,
                        authority: .administrator))
                declarer.slot(
                    SlotDeclaration(
                        feature.name + "-days", "days until \(feature.name) expires",
                        .integer(-3650...3650, .none), nominal: 200, authority: .vendor))
            }
        },
        wire: { wirer throws(PlantProblem) in
            let pool = try Description(wirer)
            try wirer.checkElement("host", pool.host)
            for feature in pool.features {
                for user in feature.users { try wirer.checkElement("features", user) }
            }
        }, isSetAtConsole: true)
}
