import Plant

/// The desired state of chosen settings, and the controller that applies it again and again: as
/// Ansible, Salt and Puppet do it.
///
/// Each managed setting has an entry of its own here, with that setting's values. A run brings
/// every managed machine that it reaches to what the entries say, whoever changed it meanwhile.
enum ConfigurationKind {
    static let kindName = "configuration"
    static let systems = ["ansible", "salt", "puppet"]

    /// What its parameters say.
    struct Description {
        var host: String
        var system: String
        /// `element.slot`.
        var managed: [String]
        var everyMinutes: Int64

        init(_ source: some ParameterReading) throws(PlantProblem) {
            host = try source.word("host")
            system = systems[try source.choice("system", of: systems, default: "ansible")]
            managed = try source.words("manages")
            everyMinutes = try source.integer("every-minutes", in: 5...1440, default: 60)
        }
    }

    static let kind = ElementKind(
        name: kindName, title: "configuration management", plane: ComputingPlane.name,
        parameters: [
            ParameterSchema("host", "the controller", required: true),
            ParameterSchema("system", "ansible, salt or puppet"),
            ParameterSchema("manages", "what it sets, as `element.slot`: a list", required: true),
            ParameterSchema("every-minutes", "how often it runs; every hour by default"),
        ],
        declare: { declarer throws(PlantProblem) in
            let configuration = try Description(declarer)
            declarer.slot(
                SlotDeclaration(
                    "runs", "it runs by its schedule", .boolean, nominal: 1,
                    authority: .administrator))
            for path in configuration.managed {
                declarer.slot(
                    SlotDeclaration(
                        path, "what \(path) shall be", .boolean, subject: path,
                        authority: .administrator, hazards: [.interruption]))
            }
            declarer.latch("next-run")
        },
        wire: { wirer throws(PlantProblem) in
            try wirer.checkElement("host", try Description(wirer).host)
        }, isSetAtConsole: true)
}
