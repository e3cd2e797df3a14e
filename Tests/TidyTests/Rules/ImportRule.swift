extension Rule {
    /// Arrows run one way: a target imports what the architecture's table gives it, no more.
    static let imports = Rule(
        name: "imports",
        refused: [
            .example("import Planes\n"),
            .example("package import Foundation\n"),
            .example("@preconcurrency import GRDB\n", at: "Sources/Screens/A.swift"),
            .example("import struct Foundation.Date\n"),
            .example("let a = 1\n", at: "Sources/Misplaced/A.swift"),
            .example("import Testing\n", at: "Sources/patchbay/A.swift"),
        ],
        accepted: [
            .example("import Signals\npackage import SimulationKernel\n"),
            .example("import Foundation\n", at: "Sources/ContentFiles/A.swift"),
            .example("import ArgumentParser\nimport Planes\n", at: "Sources/patchbay/A.swift"),
            .example("import Testing\nimport Planes\n", at: "Tests/PlantTests/A.swift"),
            .example("// import Planes\nlet text = \"import Planes\"\n"),
        ]
    ) { file in
        guard let target = file.sourceTarget else { return [] }
        guard let allowed = Architecture.imports(of: target) else {
            return [Violation(file, line: 0, "`\(target)` isn't in the table of targets")]
        }
        return file.importedModules.filter { !allowed.contains($0.module) }.map { module, line in
            Violation(file, line: line, "`\(target)` must not import `\(module)`")
        }
    }
}

extension SourceFile {
    /// The modules that a Swift file imports, and where.
    var importedModules: [(module: String, line: Int)] {
        let kinds: Set<String> = [
            "actor", "class", "enum", "func", "let", "protocol", "struct", "typealias", "var",
        ]
        return tokens.indices.compactMap { index in
            guard tokens[index].text == "import", tokens[index].kind == .word else { return nil }
            var next = index + 1
            if next < tokens.count, kinds.contains(tokens[next].text) { next += 1 }
            guard next < tokens.count else { return nil }
            return (tokens[next].text, tokens[next].line)
        }
    }
}
