import Diagnosis
import TestSupport
import Testing

@Suite struct ComponentSetTests {
    @Test(arguments: [0, 1, 63, 64, 65, 128, 200]) func aSetOfBitsBehavesAsASet(
        _ universe: Int
    ) throws {
        try withEverySeed(20) { generator in
            var set = ComponentSet(universe: universe)
            var expected: Set<Int> = []
            for _ in 0..<universe {
                let component = generator.integer(in: 0...universe - 1)
                if generator.chance(2, in: 3) {
                    set.insert(component)
                    expected.insert(component)
                } else {
                    set.remove(component)
                    expected.remove(component)
                }
            }
            #expect(set.members == expected.sorted())
            #expect(set.count == expected.count)
            #expect(set.isEmpty == expected.isEmpty)
            #expect(set.complement.members == (0..<universe).filter { !expected.contains($0) })
            #expect(set.complement.complement == set)
            #expect(set == ComponentSet(universe: universe, expected.shuffled(using: &generator)))
            #expect((0..<universe).allSatisfy { set.contains($0) == expected.contains($0) })
        }
    }

    @Test func aSubsetHasNoOtherMember() throws {
        try withEverySeed(200) { generator in
            let first = (0..<70).filter { _ in generator.chance(1, in: 8) }
            let second = (0..<70).filter { _ in generator.chance(7, in: 8) }
            let isSubset = ComponentSet(universe: 70, first)
                .isSubset(of: ComponentSet(universe: 70, second))
            #expect(isSubset == Set(first).isSubset(of: second))
        }
    }
}
