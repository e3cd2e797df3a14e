/// What a node's behaviour may see: its inputs, its cells and its constants, nothing else.
package struct NodeScope {
    let evaluator: Evaluator
    let node: Int

    /// The value of the active input of a group; absent where none is active.
    package func input(_ group: Int) -> NodeValue {
        let source = evaluator.activeInput(
            ofGroup: Int(evaluator.graph.nodes[node].firstGroup) + group)
        return source < 0 ? .absent : evaluator.value(at: source)
    }

    /// How many input groups the node has.
    package var inputCount: Int { Int(evaluator.graph.nodes[node].groupCount) }

    /// A slot or latch, by its position in the node's list.
    package func cell(_ position: Int) -> Int64 {
        let record = evaluator.graph.nodes[node]
        precondition(position < Int(record.cellCount), "a node reads a cell that it doesn't list")
        return evaluator.cell(at: Int(evaluator.graph.cells[Int(record.firstCell) + position]))
    }

    /// How many cells the node lists.
    package var cellCount: Int { Int(evaluator.graph.nodes[node].cellCount) }

    /// A constant of the node, by its position; traps where it lists none there.
    package func constant(_ position: Int) -> Int64 {
        let record = evaluator.graph.nodes[node]
        precondition(
            position < Int(record.constantCount), "a node reads a constant it doesn't list")
        return evaluator.graph.constants[Int(record.firstConstant) + position]
    }

    /// The list that follows from a list by one more number, as an interned number.
    package func extend(_ list: Int32, with word: Int64) -> Int32 {
        evaluator.lists.extend(list, with: word)
    }

    /// The words of an interned list.
    package func words(of list: Int32) -> [Int64] { evaluator.lists.words(of: list) }
}
