// What a phone holds, under every fault of the matrix.
import { runCells } from './run-cells.ts'

runCells('pull')
