import Plant

/// A queue of frames for machines that render, each with the right version and a licence.
enum RenderManagerKind {
    static let kindName = "render-manager"
    static let workers = ["ready", "stalled"]

    /// What its parameters say.
    struct Description {
        var host: String
        var nodes: [String]
        var software: String
        var pool: String
        var feature: String
        var frames: Int64
        /// Seconds that one machine takes for one frame.
        var frameSeconds: Int64
        var deadlineHours: Int64

        init(_ source: some ParameterReading) throws(PlantProblem) {
            host = try source.word("host")
            nodes = try source.words("nodes")
            software = try source.word("software", default: "")
            pool = try source.word("licences", default: "")
            feature = try source.word("feature", default: "")
            frames = try source.integer("frames", in: 1...10_000_000)
            frameSeconds = try source.integer("frame-seconds", in: 1...36_000)
            deadlineHours = try source.integer("deadline-hours", in: 1...200, default: 10)
            if nodes.isEmpty { throw source.problem("nodes", "a queue without a machine") }
        }
    }

    static let kind = ElementKind(
        name: kindName, title: "render queue", plane: ComputingPlane.name,
        parameters: [
            ParameterSchema("host", "the server that keeps it", required: true),
            ParameterSchema("nodes", "machines that render: a list", required: true),
            ParameterSchema("software", "the program whose version must be the agreed one"),
            ParameterSchema("licences", "the pool that each machine takes a seat of"),
            ParameterSchema("feature", "what it takes there"),
            ParameterSchema("frames", "how many are waiting", required: true),
            ParameterSchema("frame-seconds", "time of one frame on one machine", required: true),
            ParameterSchema("deadline-hours", "when they have to be done; 10 by default"),
        ],
        declare: { declarer throws(PlantProblem) in
            let manager = try Description(declarer)
            for node in manager.nodes {
                declarer.slot(
                    SlotDeclaration(
                        node + "-enabled", "\(node) takes jobs", .boolean, nominal: 1))
                declarer.slot(
                    SlotDeclaration(
                        node + "-worker", "the worker program on \(node)", .choice(workers),
                        role: .health))
            }
        },
        wire: { wirer throws(PlantProblem) in
            let manager = try Description(wirer)
            try wirer.checkElement("host", manager.host)
            for node in manager.nodes { try wirer.checkElement("nodes", node) }
            if !manager.pool.isEmpty { try wirer.checkElement("licences", manager.pool) }
        })
}
