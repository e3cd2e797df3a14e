extension Rule {
    /// At most three levels of folders below `Sources` and `Tests`, each named after its subject.
    static let folders = Rule(
        name: "folders",
        refused: [
            .example("\n", at: "Sources/Planes/Network/Modes/Switches/A.swift"),
            .example("\n", at: "Sources/Planes/Utils/A.swift"),
            .example("\n", at: "Tests/PlantTests/Helpers/A.swift"),
            .example("\n", at: "Sources/Common/A.swift"),
        ],
        accepted: [
            .example("\n", at: "Sources/Planes/Network/Modes/A.swift"),
            .example("\n", at: "Documentation/a/b/c/d/e.md"),
            .example("\n", at: "Sources/Planes/Network/CommonMode.swift"),
        ]
    ) { file in
        guard file.isIn("Sources") || file.isIn("Tests") || file.isIn("Benchmarks") else {
            return []
        }
        let folders = file.folders.dropFirst().dropLast()
        let nameless: Set<String> = [
            "Common", "Extensions", "Helpers", "Manager", "Managers", "Misc", "Util", "Utilities",
            "Utils",
        ]
        var violations = folders.filter(nameless.contains).map { name in
            Violation(file, line: 0, "a folder named `\(name)` says nothing of what is in it")
        }
        if folders.count > 3 {
            violations.append(Violation(file, line: 0, "more than three levels of folders"))
        }
        return violations
    }
}
