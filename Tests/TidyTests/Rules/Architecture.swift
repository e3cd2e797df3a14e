/// Which target may import what: the table of the architecture, as data.
enum Architecture {
    static let base: Set<String> = ["SimulationKernel", "Signals"]
    static let core: Set<String> = ["HostTools", "Planes", "Plant"]

    /// What the outermost targets may have of the operating system.
    static let system: Set<String> = ["Darwin", "Foundation", "Glibc"]

    /// Every folder in `Sources`, with the modules that its files may import.
    static let allowedImports: [String: Set<String>] = [
        // base
        "SimulationKernel": [],
        "Signals": [],
        // core
        "Plant": base,
        "Planes": base.union(["Plant", "Synchronization"]),
        "HostTools": base.union(["Planes", "Plant"]),
        // reasoning
        "Diagnosis": ["SimulationKernel"],
        "FaultReasoning": base.union(core).union(["Diagnosis"]),
        // domain and session
        "Scenarios": base.union(core).union(["FaultReasoning"]),
        "Exercises": base.union(core).union(["Scenarios", "FaultReasoning"]),
        "Solving": base.union(core).union([
            "Diagnosis", "Exercises", "FaultReasoning", "Scenarios",
        ]),
        "Assessment": base.union(["Exercises", "Plant", "Scenarios", "FaultReasoning"]),
        "Records": ["Assessment", "Exercises", "Scenarios", "SimulationKernel"],
        // faces
        "TerminalCanvas": [],
        "Screens": [
            "Exercises", "Assessment", "FaultReasoning", "HostTools", "Plant", "Records",
            "Scenarios", "TerminalCanvas", "SimulationKernel",
        ],
        // edges
        "ContentFiles": base.union(core).union(system)
            .union(["Scenarios", "Assessment", "Yams", "CYaml"]),
        "RecordsDatabase": system.union([
            "Assessment", "Exercises", "Records", "SimulationKernel", "GRDB",
        ]),
        "Seals": system.union(["SimulationKernel", "Crypto"]),
        "Interchange": system.union([
            "Exercises", "FaultReasoning", "Plant", "Records", "Assessment",
            "SimulationKernel",
        ]),
        "TerminalDriver": system.union(["TerminalCanvas", "CNcurses", "CTerminalGuard"]),
        "CNcurses": [],
        "CTerminalGuard": [],
    ]

    /// The program that joins everything may import every target but the C ones.
    static let executable = "patchbay"
    static let executableExtras = system.union(["ArgumentParser", "Dispatch", "Synchronization"])

    /// Targets whose results must be the same on every machine and in every run.
    static let belowTheEdges: Set<String> = [
        "SimulationKernel", "Signals", "Plant", "Planes", "HostTools", "Diagnosis",
        "FaultReasoning", "Scenarios", "Exercises", "Solving", "Assessment", "Records", "Screens",
        "TerminalCanvas",
    ]

    /// What the files of one folder in `Sources` may import; nil when the folder isn't known.
    static func imports(of target: String) -> Set<String>? {
        if target == executable {
            let own = allowedImports.keys.filter { !["CNcurses", "CTerminalGuard"].contains($0) }
            return executableExtras.union(own)
        }
        return allowedImports[target]
    }
}
