import Testing

/// The table of targets is itself in order.
@Suite struct ArchitectureTests {
    @Test func arrowsNeverRunInACircle() {
        // Kahn: take away targets that import nothing that is left.
        var left = Architecture.allowedImports
        while let free = left.first(where: { $0.value.isDisjoint(with: left.keys) })?.key {
            left[free] = nil
        }
        #expect(left.isEmpty, "these import each other: \(left.keys.sorted())")
    }

    @Test func nothingBelowTheEdgesKnowsTheOutside() {
        let outside: Set<String> = [
            "ArgumentParser", "Crypto", "Darwin", "Foundation", "GRDB", "Glibc", "Yams",
        ]
        for target in Architecture.belowTheEdges.sorted() {
            let imports = Architecture.allowedImports[target]
            #expect(imports != nil, "\(target) isn't in the table")
            #expect(imports?.isDisjoint(with: outside) == true, "\(target)")
        }
    }

    @Test func theProgramImportsNoCModuleDirectly() {
        let imports = Architecture.imports(of: "patchbay")
        #expect(imports?.contains("TerminalDriver") == true)
        #expect(imports?.contains("CNcurses") == false)
        #expect(Architecture.imports(of: "Nowhere") == nil)
    }
}
